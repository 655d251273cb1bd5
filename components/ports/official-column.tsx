import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Chip, Chips } from '@/components/ui/chip';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import type { OfficialService, PortPage } from '@/lib/port-page/page-model';
import type { OfficialRow } from '@/lib/ports/official-row';
import { servicePath } from '@/lib/ports/routes';
import styles from './official-column.module.css';
import { PlainWords } from './plain-words';
import { References, RowFacts, RowNotes, ServiceChips, SpanChip } from './row-facts';
import { World } from './world';

interface OfficialColumnProps {
  readonly page: Pick<PortPage, 'release' | 'services' | 'namelessRows' | 'status'>;
}

/** The official world: IANA's assignments, and its rows without a name. */
export function OfficialColumn({ page }: OfficialColumnProps) {
  const t = useTranslations('official');
  const release = t.rich('source', { date: () => <Day date={page.release} /> });
  const isHeld = page.services.some((service) => service.kind === 'assigned');
  return (
    <World aside={release} id="official" kind="official" title={t('title')}>
      {!isHeld && (
        <Card tone="official">
          <div className={styles.empty}>
            <p className={styles.nobody}>
              {t(`empty.${page.status === 'assigned' ? 'reserved' : page.status}.title`)}
            </p>
            <p>{t(`empty.${page.status === 'assigned' ? 'reserved' : page.status}.text`)}</p>
          </div>
        </Card>
      )}
      {page.services.map((service) => (
        <ServiceCard key={`${service.name} ${service.kind}`} service={service} />
      ))}
      {page.namelessRows.map((row, index) => (
        <NamelessCard key={index} row={row} />
      ))}
    </World>
  );
}

/** A registry row without a service name: reserved, unassigned, taken back, or something odd that is quoted. */
function NamelessCard({ row }: { readonly row: OfficialRow }) {
  const t = useTranslations('official');
  const { span, transports, deassigned } = row;
  const kind = deassigned === null ? row.kind : 'taken-back';
  return (
    <Card>
      <div className={styles.card}>
        <div className={styles.nameless}>
          <strong>
            {kind === 'unknown' ? <bdi lang="en">“{row.description}”</bdi> : t(`nameless.${kind}`)}
          </strong>
          <Chips>
            {transports.map((transport) => (
              <Chip key={transport}>{transport.toUpperCase()}</Chip>
            ))}
            <SpanChip span={span} />
          </Chips>
        </div>
        <dl className={`${styles.facts} ${styles.detail}`}>
          {deassigned?.previousName != null && (
            <>
              <dt>{t('takenFrom')}</dt>
              <dd>
                <bdi className="mono" dir="ltr">
                  {deassigned.previousName}
                </bdi>
              </dd>
            </>
          )}
          <DateRow date={deassigned?.date ?? null} label={t('takenOn')} />
          <DateRow date={row.registered} label={t('registered')} />
          <DateRow date={row.modified} label={t('modified')} />
          {row.references.length > 0 && (
            <>
              <dt>{t('references')}</dt>
              <dd>
                <References none={t('noReferences')} references={row.references} />
              </dd>
            </>
          )}
        </dl>
      </div>
      <RowNotes rows={[row]} />
    </Card>
  );
}

function DateRow({ label, date }: { readonly label: string; readonly date: string | null }) {
  if (date === null) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Day date={date} />
      </dd>
    </>
  );
}

interface ServiceCardProps {
  readonly service: OfficialService;
}

/** Rows shown at once; a service with more of them opens the rest on demand. */
const OPEN_ROWS = 2;

/** One service that IANA lists on the port, with the rows that say so. */
function ServiceCard({ service }: ServiceCardProps) {
  const t = useTranslations('official');
  const { rows, span, aliases } = service;
  const [open, rest] = [rows.slice(0, OPEN_ROWS), rows.slice(OPEN_ROWS)];
  const label = (row: OfficialRow) => (rows.length > 1 ? rowLabel(row) : null);
  return (
    <Card tone="official">
      {service.profile !== null && <PlainWords profile={service.profile} />}
      <div className={styles.card}>
        <h3 className={styles.name}>
          <bdi dir="ltr">
            <LocaleLink href={servicePath(service.name)}>{service.name}</LocaleLink>
          </bdi>
        </h3>
        <div className={styles.chips}>
          <ServiceChips hasPort kind={service.kind} transports={service.transports}>
            <SpanChip span={span} />
          </ServiceChips>
        </div>
        {service.kind === 'recorded-use' && <p className={styles.aliases}>{t('recorded.title')}</p>}
        {aliases.length > 0 && <Aliases names={aliases} />}
        {open.map((row, index) => (
          <RowFacts key={index} label={label(row)} row={row} />
        ))}
        {rest.length > 0 && (
          <details className={styles.more}>
            <summary>{t('moreRows', { count: rest.length })}</summary>
            {rest.map((row, index) => (
              <RowFacts key={index} label={label(row)} row={row} />
            ))}
          </details>
        )}
      </div>
      <RowNotes rows={rows} />
    </Card>
  );
}

/** What tells a row from its neighbours in the card. */
function rowLabel(row: OfficialRow): string {
  const transports = row.transports.map((transport) => transport.toUpperCase()).join(', ');
  return [row.serviceName, transports].filter((part) => part !== null && part !== '').join(' · ');
}

function Aliases({ names }: { readonly names: readonly string[] }) {
  const t = useTranslations('official');
  return (
    <p className={styles.aliases}>
      {t('aliases', { count: names.length })}{' '}
      {names.map((name, index) => (
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
