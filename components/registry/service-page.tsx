import { getTranslations } from 'next-intl/server';
import { MarkdownText } from '@/components/articles/markdown';
import { PageHead, Section } from '@/components/browse/page-head';
import { SpanLinks } from '@/components/browse/span-links';
import { PlainWords } from '@/components/ports/plain-words';
import { RowFacts, RowNotes, ServiceChips } from '@/components/ports/row-facts';
import { GradeBadge } from '@/components/reports/grade-badge';
import { Card } from '@/components/ui/card';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { Mark } from '@/components/ui/mark';
import { initialOf, releasePath, servicesPath } from '@/lib/iana/routes';
import type { Service, ServiceEntry } from '@/lib/iana/service';
import { serviceEditPath, servicePath } from '@/lib/ports/routes';
import type { ReportView } from '@/lib/reports/types';
import { softwarePath } from '@/lib/software/routes';
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
  const { name, ports, entries, aliases, beside, release, plain } = service;
  const initial = initialOf(name);
  return (
    <div className="wrap">
      <PageHead
        code
        crumbs={[
          { href: servicesPath(), label: t('services.title') },
          {
            href: servicesPath({ letter: initial }),
            label: initial === '0' ? '0–9' : initial.toUpperCase(),
          },
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
      {plain === null ? (
        <NotSaid name={name} />
      ) : (
        <div className={styles.plain}>
          <Card tone="community">
            <PlainWords profile={plain} />
          </Card>
        </div>
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

/** The way to be the first to say in plain words what the service is. */
async function NotSaid({ name }: { readonly name: string }) {
  const t = await getTranslations('official');
  return (
    <p className={styles.names}>
      {t('plain.missing')}{' '}
      <LocaleLink href={serviceEditPath(name)} rel="nofollow">
        {t('plain.write')}
      </LocaleLink>
    </p>
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

interface ReportListProps {
  readonly reports: readonly ReportView[];
  /** Whether each row names the software; on the software's own page it is known. */
  readonly withSoftware?: boolean;
}

/** Reported uses in short: port, software, role, grade, one sentence. The port's page has the rest. */
async function ReportList({ reports, withSoftware = false }: ReportListProps) {
  const t = await getTranslations('practice');
  return (
    <ul className={styles.list}>
      {reports.map((report) => (
        <li key={report.id}>
          <div className={styles.reportListHead}>
            <SpanLinks spans={[{ start: report.portStart, end: report.portEnd }]} />
            <span className={styles.transports}>
              {report.transports.map((one) => one.toUpperCase()).join(', ')}
            </span>
            {withSoftware && (
              <LocaleLink className={styles.software} href={softwarePath(report.software.slug)}>
                <bdi>{report.software.name}</bdi>
              </LocaleLink>
            )}
            <span className={styles.role}>{t(`roles.${report.role}`)}</span>
            <GradeBadge grade={report.grade} word={t(`grades.${report.grade}`)} />
          </div>
          <p className={styles.text} dir="auto" lang="en">
            <MarkdownText inline text={report.summary} />
          </p>
        </li>
      ))}
    </ul>
  );
}
