import { useTranslations } from 'next-intl';
import { ArticleInvitation, ArticleStory } from '@/components/articles/article-story';
import { PortCollisions } from '@/components/collisions/port-collisions';
import { PortReservations } from '@/components/namespaces/port-reservations';
import { PracticeColumn } from '@/components/reports/practice-column';
import { Day } from '@/components/ui/day';
import type { ArticleView } from '@/lib/articles/types';
import { lockOn } from '@/lib/locks/rules';
import type { PortPage } from '@/lib/port-page/page-model';
import { portTextPath } from '@/lib/ports/routes';
import { Permalink } from '@/components/ui/permalink';
import { CheckSection } from './check-section';
import { Contents } from './contents';
import { HistoryLink, HistorySection } from './history-section';
import { NumberLine } from './number-line';
import { OfficialColumn } from './official-column';
import { PortHero } from './port-hero';
import styles from './port-view.module.css';
import { QuestionsSection } from './questions-section';

interface PortViewProps {
  readonly page: PortPage;
  readonly article: ArticleView | null;
}

/** The whole port page: answer, place, what to do when it is busy, two worlds and the story. */
export function PortView({ page, article }: PortViewProps) {
  return (
    <>
      <PortHero page={page} />
      <NumberLine page={page} />
      <Contents hasArticle={article !== null} page={page} />
      <div className="wrap">
        <CheckSection page={page} />
        <div className={styles.worlds}>
          <OfficialColumn page={page} />
          <PracticeColumn page={page} />
        </div>
        <PortReservations page={page} />
        <PortCollisions page={page} />
        <div className={styles.below}>
          <div className={styles.story}>
            {article === null ? (
              <ArticleInvitation port={page.port} />
            ) : (
              <ArticleStory
                article={article}
                lock={lockOn(page.locks, 'article', `${article.port}/${article.locale}`)}
              />
            )}
            <RangeSection page={page} />
            <QuestionsSection article={article} page={page} />
          </div>
          <aside className={styles.side}>
            <HistorySection page={page} />
            <HistoryLink port={page.port} />
            <SourcesSection page={page} />
          </aside>
        </div>
      </div>
    </>
  );
}

const RFC_6335 = 'https://www.rfc-editor.org/rfc/rfc6335';

/** What it means that the port lies in its range: how it is assigned, and what no system enforces. */
function RangeSection({ page }: { readonly page: PortPage }) {
  const t = useTranslations('port');
  const rfc = (chunks: React.ReactNode) => <a href={RFC_6335}>{chunks}</a>;
  return (
    <section aria-labelledby="range" className={styles.range}>
      <h2 id="range">
        <Permalink id="range">{t(`meaning.${page.range.name}.title`)}</Permalink>
      </h2>
      <p>
        {t.rich(`meaning.${page.range.name}.text`, {
          rfc,
          code: (chunks) => <code dir="ltr">{chunks}</code>,
        })}
      </p>
    </section>
  );
}

const REGISTRY_URL = 'https://www.iana.org/assignments/service-names-port-numbers/';
/** Where the official side comes from, and the page in plain text; uses and story name their own sources. */
function SourcesSection({ page }: { readonly page: PortPage }) {
  const t = useTranslations('port');
  return (
    <section aria-labelledby="sources" className={styles.sources}>
      <h2 id="sources">
        <Permalink id="sources">{t('sources.title')}</Permalink>
      </h2>
      <ul>
        <li>
          {t.rich('sources.registry', {
            a: (chunks) => <a href={REGISTRY_URL}>{chunks}</a>,
            date: () => <Day date={page.release} />,
          })}
        </li>
        <li>{t.rich('sources.rfc', { a: (chunks) => <a href={RFC_6335}>{chunks}</a> })}</li>
      </ul>
      <p>
        <a className="mono" dir="ltr" href={portTextPath(page.port)}>
          {portTextPath(page.port)}
        </a>{' '}
        {t('sources.text')}
      </p>
    </section>
  );
}
