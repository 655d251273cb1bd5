import { getTranslations } from 'next-intl/server';
import { FeedLinks } from '@/components/browse/feed-links';
import { PageHead, Section } from '@/components/browse/page-head';
import { SpanLinks } from '@/components/browse/span-links';
import { HistoryAndFlag } from '@/components/flags/history-and-flag';
import { LockNote } from '@/components/locks/lock-note';
import { WatchSlot } from '@/components/notifications/watch-slot';
import { ReportEntry } from '@/components/reports/report-entry';
import { Tagline } from '@/components/software/tagline';
import { Card } from '@/components/ui/card';
import { LocaleLink } from '@/components/ui/locale-link';
import { Mark } from '@/components/ui/mark';
import { collisionsPath } from '@/lib/collisions/routes';
import { softwareFeeds } from '@/lib/feeds/routes';
import { lockOn } from '@/lib/locks/rules';
import type { LockView } from '@/lib/locks/schema';
import { SOFTWARE_INDEX_PATH, softwareEditPath, softwarePath } from '@/lib/software/routes';
import type { SoftwareView } from '@/lib/site/schema';
import { FirewallSection } from './firewall-section';
import { OfficialUses } from './official-uses';
import styles from './software-page.module.css';

interface SoftwarePageProps {
  readonly software: SoftwareView;
  /** On the entry and on its reports. */
  readonly locks: readonly LockView[];
}

/** A piece of software: what it is, where it lives, its official ports, every port reported of it with the reason. */
export async function SoftwarePage({ software, locks }: SoftwarePageProps) {
  const [t, forms, collisions] = await Promise.all([
    getTranslations('browse'),
    getTranslations('editForms'),
    getTranslations('collisions'),
  ]);
  const { name, ports, officialUses } = software;
  const said = software.tagline !== '' || Object.keys(software.taglines).length > 0;
  const lock = lockOn(locks, 'software', software.slug);
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: SOFTWARE_INDEX_PATH, label: t('software.title') }]}
        crumbsLabel={t('crumbs')}
        lead={said ? <Tagline of={software} /> : undefined}
        title={<bdi>{name}</bdi>}
      />
      <Particulars software={software} />
      {lock !== undefined && <LockNote lock={lock} />}
      <p className={styles.links}>
        <WatchSlot page={softwarePath(software.slug)} subject={{ slug: software.slug }} />
        <LocaleLink href={softwareEditPath(software.slug)} rel="nofollow">
          {forms('links.edit')}
        </LocaleLink>
        <LocaleLink href={collisionsPath([software.slug])} rel="nofollow">
          {collisions('software')}
        </LocaleLink>
        <HistoryAndFlag subject={{ type: 'software', id: software.slug }} />
      </p>
      <FeedLinks feeds={softwareFeeds(software.slug)} />
      <OfficialUses uses={officialUses} />
      {(ports.length > 0 || officialUses.length === 0) && (
        <ReportedPorts locks={locks} ports={ports} />
      )}
      <FirewallSection software={software} />
    </div>
  );
}

/** Every port reported of it, with the reason. */
async function ReportedPorts({
  ports,
  locks,
}: Pick<SoftwareView, 'ports'> & Pick<SoftwarePageProps, 'locks'>) {
  const t = await getTranslations('browse');
  return (
    <Section
      aside={t('software.portCount', { count: ports.length })}
      title={
        <>
          <Mark kind="community" /> {t('software.ports')}
        </>
      }
    >
      {ports.length === 0 && <p className={styles.quiet}>{t('software.noPorts')}</p>}
      <div className={styles.reports}>
        {ports.map((report) => {
          const lock = lockOn(locks, 'report', report.id);
          return (
            <div className={styles.report} key={report.id}>
              <div className={styles.port}>
                <SpanLinks spans={[{ start: report.portStart, end: report.portEnd }]} />
              </div>
              <Card tone="community">
                <ReportEntry lock={lock && <LockNote lock={lock} />} report={report} />
              </Card>
            </div>
          );
        })}
      </div>
    </Section>
  );
}

async function Particulars({ software }: { readonly software: SoftwareView }) {
  const [t, fields] = await Promise.all([getTranslations('browse'), getTranslations('fields')]);
  const { homepage, aliases, repositories, commonness } = software;
  const isCommon = commonness !== 'special';
  if (homepage === null && aliases.length === 0 && repositories.length === 0 && !isCommon)
    return null;
  return (
    <dl className={styles.facts}>
      {homepage !== null && (
        <>
          <dt>{t('software.homepage')}</dt>
          <dd>
            <Outward
              href={homepage}
              text={homepage.replace(/^https?:\/\//, '').replace(/\/$/, '')}
            />
          </dd>
        </>
      )}
      {repositories.length > 0 && (
        <>
          <dt>{t('software.repositories', { count: repositories.length })}</dt>
          <dd>
            {repositories.map((place) => (
              <Outward href={`https://${place}`} key={place} text={place} />
            ))}
          </dd>
        </>
      )}
      {aliases.length > 0 && (
        <>
          <dt>{t('software.aliases')}</dt>
          <dd>
            <bdi>{aliases.join(', ')}</bdi>
          </dd>
        </>
      )}
      {isCommon && (
        <>
          <dt>{fields('names.commonness')}</dt>
          <dd>{fields(`software.commonness.values.${commonness}`)}</dd>
        </>
      )}
    </dl>
  );
}

/** A community link: http and https only, and no recommendation goes with it. */
function Outward({ href, text }: { readonly href: string; readonly text: string }) {
  if (!/^https?:\/\//i.test(href)) return <bdi>{text}</bdi>;
  return (
    <a dir="ltr" href={href} rel="nofollow ugc noopener">
      {text}
    </a>
  );
}
