import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { portListPath } from '@/lib/ports/list-routes';
import type { RangeCounts } from '@/lib/ports/range-types';
import { PORT_STATUSES, type RangeName, RANGES, TRANSPORTS } from '@/lib/ports/types';
import styles from './range-counts.module.css';

interface RangeCountsTableProps {
  readonly name: RangeName;
  readonly counts: RangeCounts;
}

const COLUMNS = ['port', ...TRANSPORTS] as const;

/** How many ports have which status, for the port as a whole and on each transport; each count leads to its list. */
export async function RangeCountsTable({ name, counts }: RangeCountsTableProps) {
  const [t, port] = await Promise.all([getTranslations('browse'), getTranslations('port')]);
  const { start, end } = RANGES[name];
  const shown = PORT_STATUSES.filter((status) =>
    COLUMNS.some((column) => (counts[column][status] ?? 0) > 0),
  );
  return (
    <div className={styles.scroll} role="region" aria-label={t('ranges.counts')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('filter.status')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {column === 'port' ? t('ranges.onAny') : column.toUpperCase()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((status) => (
            <tr key={status}>
              <th scope="row">{port(`status.${status}`)}</th>
              {COLUMNS.map((column) => {
                const count = counts[column][status] ?? 0;
                const transport = column === 'port' ? undefined : column;
                return (
                  <td key={column}>
                    {count === 0 ? (
                      <span className={styles.none}>0</span>
                    ) : (
                      <LocaleLink href={portListPath({ from: start, to: end, status, transport })}>
                        {t('ranges.count', { count })}
                      </LocaleLink>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
