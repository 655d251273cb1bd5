import { useTranslations } from 'next-intl';
import type { PortPage } from '@/lib/port-page/page-model';
import { movableUses } from '@/lib/port-page/use-list';
import { reportAnchor } from '@/lib/reports/routes';
import styles from './check-section.module.css';

/** Programs that the line names; the list of uses has the others. */
const NAMED = 3;

/** How the programs that people meet here are given another port: their lines, each a link to its use. */
export function MoveLine({ page }: { readonly page: PortPage }) {
  const t = useTranslations('check');
  const movable = movableUses(page.reports);
  if (movable.length === 0) return null;
  const more = movable.length - NAMED;
  return (
    <div className={styles.move}>
      <h3 id="move">{t('move.title')}</h3>
      <ul className="dotted">
        {movable.slice(0, NAMED).map(({ id, software, settings }) => (
          <li key={id}>
            <a href={`#${reportAnchor(id)}`}>
              <bdi>{software.name}</bdi>
            </a>{' '}
            <code dir="ltr">{settings[0]?.example}</code>
          </li>
        ))}
        {more > 0 && (
          <li>
            <a href="#practice">{t('move.more', { count: more })}</a>
          </li>
        )}
      </ul>
    </div>
  );
}
