import { getTranslations } from 'next-intl/server';
import { WatchSlot } from '@/components/notifications/watch-slot';
import { ButtonLink } from '@/components/ui/button';
import { portListPath } from '@/lib/ports/list-routes';
import type { PortListItem } from '@/lib/site/port-list-schema';
import type { RangeCounts } from '@/lib/ports/range-types';
import type { SpaceCounts } from '@/lib/ports/rules/space';
import { PORTS_PATH, rangePath } from '@/lib/ports/routes';
import { type RangeName, RANGES } from '@/lib/ports/types';
import { PageHead } from './page-head';
import { PortTable } from './port-table';
import { RangeCountsTable } from './range-counts';
import { RangeLinks } from './range-links';
import styles from './range-page.module.css';
import { Section } from './section';

interface RangePageProps {
  readonly name: RangeName;
  readonly data: {
    readonly counts: RangeCounts;
    readonly classes: SpaceCounts;
    readonly notable: readonly PortListItem[];
  };
}

const RFC = 'https://www.rfc-editor.org/rfc/rfc6335';

/** One of the three ranges: what it means, what it holds, ports worth a look. */
export async function RangePage({ name, data }: RangePageProps) {
  const [t, port] = await Promise.all([getTranslations('browse'), getTranslations('port')]);
  const { start, end } = RANGES[name];
  const { counts, classes, notable } = data;
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
            segments={notable.map((item) => ({ start: item.port, end: item.port, item }))}
          />
        </Section>
      )}
      <p className={styles.all}>
        <ButtonLink href={portListPath({ from: start, to: end })} tone="primary">
          {t('ranges.all')}
        </ButtonLink>
      </p>
      <RangeLinks current={name} />
    </div>
  );
}
