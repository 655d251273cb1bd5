import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { Section } from '@/components/browse/section';
import { SpanLinks } from '@/components/browse/span-links';
import { RowFacts } from '@/components/ports/row-facts';
import { RowNotes } from '@/components/ports/row-notes';
import { ServiceChips } from '@/components/ports/service-chips';
import { ReportList } from '@/components/registry/report-list';
import { Card } from '@/components/ui/card';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { Mark } from '@/components/ui/mark';
import { releasePath, servicesPath } from '@/lib/iana/routes';
import type { Service, ServiceEntry } from '@/lib/iana/service';
import { initialOf } from '@/lib/iana/service-index';
import { servicePath } from '@/lib/ports/routes';
import type { ReportView } from '@/lib/reports/types';
import styles from './service-page.module.css';

interface ServicePageProps {
  readonly service: Service;
  /** What is reported on the service's ports. */
  readonly reports: readonly ReportView[];
}

/** Everything the registry says of a service name, and what else runs on its ports. */
export async function ServicePage({ service, reports }: ServicePageProps) {
  const [t, official] = await Promise.all([
    getTranslations('registry'),
    getTranslations('official'),
  ]);
  const { name, ports, entries, aliases, beside, release } = service;
  const initial = initialOf(name);
  return (
    <div className="wrap">
      <PageHead
        code
        crumbs={[
          { href: servicesPath(), label: t('services.title') },
          { href: servicesPath(initial), label: initial === '0' ? '0–9' : initial.toUpperCase() },
        ]}
        crumbsLabel={t('crumbs')}
        lead={
          ports.length === 0
            ? t('service.portless')
            : t.rich('service.lead', {
                count: ports.length,
                ports: () => (
                  <SpanLinks
                    spans={ports.map(({ portStart, portEnd }) => ({
                      start: portStart,
                      end: portEnd,
                    }))}
                  />
                ),
              })
        }
        title={<bdi dir="ltr">{name}</bdi>}
      />
      {aliases.length > 0 && (
        <NameLine label={official('aliases', { count: aliases.length })} names={aliases} />
      )}
      {beside.length > 0 && (
        <NameLine label={t('service.beside')} names={beside.map((other) => other.name)} />
      )}
      <Section
        aside={t.rich('service.release', {
          date: () => (
            <LocaleLink href={releasePath(release)}>
              <Day date={release} />
            </LocaleLink>
          ),
        })}
        title={
          <>
            <Mark kind="official" /> {t('service.rows')}
          </>
        }
      >
        <div className={styles.cards}>
          {entries.map((entry, index) => (
            <EntryCard entry={entry} key={index} />
          ))}
        </div>
      </Section>
      {ports.length > 0 && (
        <Section
          title={
            <>
              <Mark kind="community" /> {t('service.practice')}
            </>
          }
        >
          {reports.length === 0 ? (
            <p className={styles.quiet}>{t('service.noPractice')}</p>
          ) : (
            <ReportList reports={reports} withSoftware />
          )}
        </Section>
      )}
    </div>
  );
}

/** RowFacts asks for a span, which it does not show; a service without a port has none. */
const NO_SPAN = { start: 0, end: 0 };

function EntryCard({ entry }: { readonly entry: ServiceEntry }) {
  const row = { ...entry, span: entry.span ?? NO_SPAN, unauthorizedUse: null };
  return (
    <Card tone="official">
      <div className={styles.entry}>
        <div className={styles.head}>
          {entry.span !== null && <SpanLinks spans={[entry.span]} />}
          <ServiceChips
            hasPort={entry.span !== null}
            kind={entry.kind}
            transports={entry.transports}
          />
        </div>
        <RowFacts label={null} row={row} />
        {entry.unauthorizedUse !== null && <Unauthorized text={entry.unauthorizedUse.text} />}
      </div>
      <RowNotes rows={[row]} />
    </Card>
  );
}

async function Unauthorized({ text }: { readonly text: string }) {
  const t = await getTranslations('registry');
  return (
    <p className={styles.remark}>
      <strong>{t('service.unauthorized')}</strong> <q lang="en">{text}</q>
    </p>
  );
}

function NameLine({ label, names }: { readonly label: string; readonly names: readonly string[] }) {
  return (
    <p className={styles.names}>
      {label}{' '}
      {[...new Set(names)].map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <bdi dir="ltr">
            <LocaleLink href={servicePath(name)}>{name}</LocaleLink>
          </bdi>
        </span>
      ))}
    </p>
  );
}
