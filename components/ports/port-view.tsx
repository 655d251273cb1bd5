import { ArticleInvitation } from '@/components/articles/article-invitation';
import { ArticleStory } from '@/components/articles/article-story';
import { PracticeColumn } from '@/components/reports/practice-column';
import type { ArticleView } from '@/lib/articles/types';
import { lockOn } from '@/lib/locks/rules';
import type { PortPage } from '@/lib/port-page/page-model';
import { CheckSection } from './check-section';
import { HistoryLink } from './history-link';
import { HistorySection } from './history-section';
import { NumberLine } from './number-line';
import { OfficialColumn } from './official-column';
import { PortHero } from './port-hero';
import styles from './port-view.module.css';
import { QuestionsSection } from './questions-section';
import { RangeSection } from './range-section';
import { SourcesSection } from './sources-section';

interface PortViewProps {
  readonly page: PortPage;
  readonly article: ArticleView | null;
}

/** The whole port page: answer, place, two worlds, story, and how to check. */
export function PortView({ page, article }: PortViewProps) {
  return (
    <>
      <PortHero page={page} />
      <NumberLine page={page} />
      <div className="wrap">
        <div className={styles.worlds}>
          <OfficialColumn page={page} />
          <PracticeColumn page={page} />
        </div>
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
            <CheckSection page={page} />
            <HistorySection page={page} />
            <HistoryLink port={page.port} />
            <SourcesSection page={page} />
          </aside>
        </div>
      </div>
    </>
  );
}
