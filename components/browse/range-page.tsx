import { getTranslations } from 'next-intl/server';
import { WatchSlot } from '@/components/notifications/watch-slot';
import { ButtonLink } from '@/components/ui/button';
import { LocaleLink } from '@/components/ui/locale-link';
import { rangeFeeds } from '@/lib/feeds/routes';
import type { RangeCounts } from '@/lib/ports/range-types';
import { portListPath, PORTS_PATH, rangePath } from '@/lib/ports/routes';
import type { SpaceCounts } from '@/lib/ports/rules/space';
import { PORT_STATUSES, type RangeName, RANGES, TRANSPORTS } from '@/lib/ports/types';
import type { ServiceProfile } from '@/lib/services/profile';
import type { PortListItem } from '@/lib/site/schema';
import { FeedLinks } from './feed-links';
import { PageHead, Section } from './page-head';
import { PortTable } from './port-table';
import { RangeLinks } from './range-links';
import styles from './range-page.module.css';

interface RangePageProps {
  readonly name: RangeName;
  readonly data: {
    readonly counts: RangeCounts;
    readonly classes: SpaceCounts;
    readonly notable: readonly PortListItem[];
    readonly profiles: ReadonlyMap<string, ServiceProfile>;
  };
}

const RFC = 'https://www.rfc-editor.org/rfc/rfc6335';

/** One of the three ranges: what it means, what it holds, ports worth a look. */
export async function RangePage({ name, data }: RangePageProps) {
  const [t, port] = await Promise.all([getTranslations('browse'), getTranslations('port')]);
  const { start, end } = RANGES[name];
  const { counts, classes, notable, profiles } = data;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: PORTS_PATH, label: t('ports.title') }]}
        crumbsLabel={t('crumbs')}
        lead={t(`ranges.${name}.short`)}
        title={
          <>
            {port(`range.${name}`)}{' '}
            <bdi className={styles.bounds} dir="ltr">
              {start}–{end}
            </bdi>
          </>
        }
      />
      <p className={styles.meaning}>
        {port.rich(`meaning.${name}.text`, {
          rfc: (chunks) => <a href={RFC}>{chunks}</a>,
          code: (chunks) => <code dir="ltr">{chunks}</code>,
        })}
      </p>
      <p className={styles.watch}>
        <WatchSlot page={rangePath(name)} subject={{ portStart: start, portEnd: end }} />
      </p>
      <FeedLinks feeds={rangeFeeds(name)} />
      <Section
        aside={t('ranges.practiceCount', { count: classes.practice + classes.both })}
        title={t('ranges.counts')}
      >
        <RangeCountsTable counts={counts} name={name} />
      </Section>
      {notable.length > 0 && (
        <Section title={t('ranges.notable')}>
          <PortTable
            caption={t('ranges.notable')}
            profiles={profiles}
            segments={notable.map((item) => ({ start: item.port, end: item.port, item }))}
          />
        </Section>
      )}
      <p className={styles.all}>
        <ButtonLink href={portListPath({ from: start, to: end, has: 'all' })} tone="primary">
          {t('ranges.all')}
        </ButtonLink>
      </p>
      <RangeLinks current={name} />
    </div>
  );
}

interface RangeCountsTableProps {
  readonly name: RangeName;
  readonly counts: RangeCounts;
}

const COLUMNS = ['port', ...TRANSPORTS] as const;

/** How many ports have which status, for the port as a whole and on each transport; each count leads to its list. */
async function RangeCountsTable({ name, counts }: RangeCountsTableProps) {
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
