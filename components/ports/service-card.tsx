import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { LocaleLink } from '@/components/ui/locale-link';
import type { OfficialService } from '@/lib/port-page/page-model';
import type { OfficialRow } from '@/lib/ports/official-row';
import { servicePath } from '@/lib/ports/routes';
import { ServiceChips, SpanChip } from './service-chips';
import styles from './official-column.module.css';
import { RowFacts } from './row-facts';
import { RowNotes } from './row-notes';

interface ServiceCardProps {
  readonly service: OfficialService;
}

/** Rows shown at once; a service with more of them opens the rest on demand. */
const OPEN_ROWS = 2;

/** One service that IANA lists on the port, with the rows that say so. */
export async function ServiceCard({ service }: ServiceCardProps) {
  const t = await getTranslations('official');
  const { rows, span, aliases } = service;
  const [open, rest] = [rows.slice(0, OPEN_ROWS), rows.slice(OPEN_ROWS)];
  const label = (row: OfficialRow) => (rows.length > 1 ? rowLabel(row) : null);
  return (
    <Card tone="official">
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

async function Aliases({ names }: { readonly names: readonly string[] }) {
  const t = await getTranslations('official');
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
