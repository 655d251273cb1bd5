import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CardAside } from '@/components/ui/card';
import { Chip, Chips } from '@/components/ui/chip';
import { Day } from '@/components/ui/day';
import type { OfficialRow, Person, Reference } from '@/lib/ports/official-row';
import type { RowKind, Transport } from '@/lib/ports/types';
import styles from './official-column.module.css';

interface RowFactsProps {
  readonly row: OfficialRow;
  /** What tells this row from the others of its card. */
  readonly label: string | null;
}

/** What a registry row says, column by column, in IANA's words and precision. */
export function RowFacts({ row, label }: RowFactsProps) {
  const t = useTranslations('official');
  return (
    <div className={styles.row}>
      {label !== null && (
        <p className={styles.label}>
          <bdi dir="ltr">{label}</bdi>
        </p>
      )}
      <dl className={styles.facts}>
        {row.description !== '' && (
          <>
            <dt>{t('description')}</dt>
            <dd>
              <bdi lang="en">“{row.description}”</bdi>
            </dd>
          </>
        )}
        <People label={t('assignee', { count: row.assignees.length })} people={row.assignees} />
        <People
          label={t('contact', { count: row.contacts.length })}
          people={differentPeople(row)}
        />
        <dt>{t('registered')}</dt>
        <dd>
          {row.registered === null ? (
            <span className={styles.none}>{t('undated')}</span>
          ) : (
            <Day date={row.registered} />
          )}
        </dd>
        {row.modified !== null && (
          <>
            <dt>{t('modified')}</dt>
            <dd>
              <Day date={row.modified} />
            </dd>
          </>
        )}
        <dt>{t('references')}</dt>
        <dd>
          <References none={t('noReferences')} references={row.references} />
        </dd>
        {row.serviceCode !== null && (
          <>
            <dt>{t('serviceCode')}</dt>
            <dd>
              <bdi className="mono" dir="ltr">
                {row.serviceCode}
              </bdi>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** The contacts, left out where they are the assignees once more. */
function differentPeople({ assignees, contacts }: OfficialRow): readonly Person[] {
  const same = contacts.every((person) => assignees.some((one) => one.id === person.id));
  return same && assignees.length > 0 ? [] : contacts;
}

function People({ label, people }: { readonly label: string; readonly people: readonly Person[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <bdi>{people.map((person) => person.name).join(', ')}</bdi>
      </dd>
    </>
  );
}

export function References({
  references,
  none,
}: {
  readonly references: readonly Reference[];
  readonly none: string;
}) {
  if (references.length === 0) return <span className={styles.none}>{none}</span>;
  return (
    <ul className={styles.inlineList}>
      {references.map((reference) => (
        <li key={reference.label}>
          <bdi dir="ltr">
            {reference.url === null ? (
              reference.label
            ) : (
              <a href={reference.url}>{reference.label}</a>
            )}
          </bdi>
        </li>
      ))}
    </ul>
  );
}

interface RowNotesProps {
  readonly rows: readonly OfficialRow[];
}

/** Notes longer than this are folded. */
const LONG_NOTE = 260;

/** IANA's notes and its remarks on unauthorized use, each said once. */
export function RowNotes({ rows }: RowNotesProps) {
  const t = useTranslations('official');
  const remarks = distinct(
    rows.flatMap((row) => (row.unauthorizedUse === null ? [] : [row.unauthorizedUse])),
    (one) => one.text,
  );
  const notes = distinct(
    rows.map((row) => row.notes).filter((note) => note !== ''),
    (note) => note,
  );
  if (remarks.length + notes.length === 0) return null;
  return (
    <CardAside>
      {remarks.map((remark) => (
        <p className={styles.note} key={remark.text}>
          <strong>
            {t(remark.aboutThisPort ? 'unauthorized.here' : 'unauthorized.elsewhere')}
          </strong>{' '}
          <q lang="en">{remark.text}</q>
        </p>
      ))}
      {notes.map((note) =>
        note.length > LONG_NOTE ? (
          <details className={`${styles.note} ${styles.long}`} key={note}>
            <summary>{t('longNote')}</summary>
            <q lang="en">{note}</q>
          </details>
        ) : (
          <p className={styles.note} key={note}>
            {t('note')} <q lang="en">{note}</q>
          </p>
        ),
      )}
    </CardAside>
  );
}

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

interface ServiceChipsProps {
  readonly kind: RowKind;
  readonly transports: readonly Transport[];
  /** A service that has no port has no transport to miss either. */
  readonly hasPort: boolean;
  /** More chips, after these. */
  readonly children?: ReactNode;
}

/** How the registry has a service, and on which transports. */
export function ServiceChips({ kind, transports, hasPort, children }: ServiceChipsProps) {
  const t = useTranslations('official');
  return (
    <Chips>
      {kind === 'recorded-use' && <Chip title={t('recorded.title')}>{t('recorded.chip')}</Chip>}
      {transports.map((transport) => (
        <Chip key={transport} tone={kind === 'assigned' ? 'official' : 'quiet'}>
          {transport.toUpperCase()}
        </Chip>
      ))}
      {transports.length === 0 && hasPort && <Chip>{t('noTransport')}</Chip>}
      {children}
    </Chips>
  );
}

/** The ports of one row, where they are more than one. */
export function SpanChip({ span }: Pick<OfficialRow, 'span'>) {
  if (span.start === span.end) return null;
  return (
    <Chip>
      <bdi dir="ltr">
        {span.start}–{span.end}
      </bdi>
    </Chip>
  );
}
