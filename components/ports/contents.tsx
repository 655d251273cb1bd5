import { getTranslations } from 'next-intl/server';
import type { PortPage } from '@/lib/port-page/page-model';
import styles from './contents.module.css';

interface ContentsProps {
  readonly page: PortPage;
  readonly hasArticle: boolean;
}

const ID = 'contents';

/**
 * The sections of the page. It stays at the top of the window: as a row, and on a narrow screen as a button
 * that opens the list, a popover.
 */
export async function Contents({ page, hasArticle }: ContentsProps) {
  const [t, official, practice] = await Promise.all([
    getTranslations('port'),
    getTranslations('official'),
    getTranslations('practice'),
  ]);
  // On port 0 nothing can listen, and nothing is asked of it.
  const sections = [
    ...(page.port === 0 ? [] : [['check', t('contents.check')]]),
    ['official', official('title')],
    ['practice', practice('title')],
    ...(hasArticle ? [['story', t('contents.story')]] : []),
    ['range', t(`range.${page.range.name}`)],
    ...(page.port === 0 ? [] : [['questions', t('contents.questions')]]),
    ['history', t('contents.history')],
    ['sources', t('sources.title')],
  ];
  return (
    <nav aria-label={t('contents.label')} className={styles.contents}>
      <div className="wrap">
        <button popoverTarget={ID} type="button">
          {t('contents.label')}
        </button>
        <ol id={ID} popover="auto">
          {sections.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </div>
    </nav>
  );
}
