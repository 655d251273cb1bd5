import { useTranslations } from 'next-intl';
import type { PortPage } from '@/lib/port-page/page-model';
import { ContentsList } from './contents-list';
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
export function Contents({ page, hasArticle }: ContentsProps) {
  const t = useTranslations('port');
  const official = useTranslations('official');
  const practice = useTranslations('practice');
  // On port 0 nothing can listen, and nothing is asked of it.
  const can = page.port !== 0;
  const sections = [
    ['check', can && t('contents.check')],
    ['official', official('title')],
    ['practice', practice('title')],
    ['story', hasArticle && t('contents.story')],
    ['range', t(`range.${page.range.name}`)],
    ['questions', can && t('contents.questions')],
    ['history', t('contents.history')],
    ['sources', t('sources.title')],
  ].filter((section): section is [string, string] => section[1] !== false);
  return (
    <nav aria-label={t('contents.label')} className={styles.contents}>
      <div className="wrap">
        <button popoverTarget={ID} type="button">
          {t('contents.label')}
        </button>
        <ContentsList id={ID} sections={sections} />
      </div>
    </nav>
  );
}
