import { useTranslations } from 'next-intl';
import { use } from 'react';
import { Day } from '@/components/ui/day';
import { listText } from '@/components/ui/formats';
import { Permalink } from '@/components/ui/permalink';
import { LocaleLink } from '@/components/ui/locale-link';
import { portHistoryPath } from '@/lib/edits/routes';
import { currentLocale } from '@/lib/i18n/current';
import type { OfficialEvent, PortPage } from '@/lib/port-page/page-model';
import { PORT_STATUSES } from '@/lib/ports/types';
import styles from './history-section.module.css';

const KNOWN_TYPES = new Set([
  'assigned',
  'de-assigned',
  'assigned-to-another',
  'renamed',
  'names-changed',
  'status-changed',
  'text-changed',
  'first-release',
]);
/** Columns of the registry that have a word of their own here. */
const KNOWN_FIELDS = new Set([
  'serviceName',
  'portNumber',
  'transport',
  'description',
  'assignee',
  'contact',
  'registered',
  'modified',
  'reference',
  'serviceCode',
  'unauthorizedUse',
  'notes',
]);

/** What happened to the port in the registry, newest first. */
export function HistorySection({ page }: { readonly page: PortPage }) {
  const t = useTranslations('port');
  const entries = [...page.history].sort((a, b) => b.release.localeCompare(a.release));
  const dated = registryDates(page);
  const isQuiet = page.release !== '' && !entries.some((event) => event.release === page.release);
  return (
    <section aria-labelledby="history" className={styles.history}>
      <h2 id="history">
        <Permalink id="history">{t('history.title')}</Permalink>
      </h2>
      <ol>
        {isQuiet && (
          <li>
            <Day date={page.release} />
            <span>{t('history.unchanged')}</span>
          </li>
        )}
        {entries.map((event, index) => (
          <li key={index}>
            <Day date={event.release} />
            <EventText event={event} />
          </li>
        ))}
        {dated.map(({ date, kind, name }) => (
          <li key={`${date} ${kind} ${name}`}>
            <Day date={date} />
            <span>{t(`history.${kind}`, { name })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What one release did to the port, in a sentence. */
export function EventText({ event }: { readonly event: OfficialEvent }) {
  const t = useTranslations('port');
  const locale = use(currentLocale());
  const key = KNOWN_TYPES.has(event.type) ? event.type : 'other';
  // A port without names is told by its status.
  const told = (text: string | null) => {
    const status = PORT_STATUSES.find((one) => one === text);
    return status === undefined ? (text ?? 'none') : t(`status.${status}`);
  };
  const fields = event.fields.map((field) =>
    KNOWN_FIELDS.has(field) ? t(`history.fields.${field}`) : field,
  );
  return (
    <span>
      {t(`history.events.${key}`, {
        transport: event.transport === null ? 'none' : event.transport.toUpperCase(),
        before: told(event.before),
        after: told(event.after),
        fields: listText(fields, locale),
      })}
    </span>
  );
}

interface RegistryDate {
  readonly date: string;
  readonly kind: 'registered' | 'modified';
  readonly name: string;
}

/** The dates that IANA gives in its rows, each once. They belong to the port, not to its present name. */
function registryDates(page: PortPage): RegistryDate[] {
  const rows = [...page.services.flatMap((service) => service.rows), ...page.namelessRows];
  const dates = rows.flatMap((row): RegistryDate[] => {
    const name = row.serviceName ?? 'none';
    return [
      ...(row.modified === null ? [] : [{ date: row.modified, kind: 'modified' as const, name }]),
      ...(row.registered === null
        ? []
        : [{ date: row.registered, kind: 'registered' as const, name }]),
    ];
  });
  const distinct = new Map(dates.map((one) => [`${one.date} ${one.kind} ${one.name}`, one]));
  return [...distinct.values()].sort((a, b) => b.date.localeCompare(a.date));
}

/** To everything that ever happened to the port, the community's part too. */
export function HistoryLink({ port }: { readonly port: number }) {
  const t = useTranslations('history');
  return (
    <p className={styles.link}>
      <LocaleLink href={portHistoryPath(port)}>{t('port.link')}</LocaleLink>
    </p>
  );
}
