import { getTranslations } from 'next-intl/server';
import { Day } from '@/components/ui/day';
import type { OfficialRow, Person, Reference } from '@/lib/ports/official-row';
import styles from './official-column.module.css';

interface RowFactsProps {
  readonly row: OfficialRow;
  /** What tells this row from the others of its card. */
  readonly label: string | null;
}

/** What a registry row says, column by column, in IANA's words and precision. */
export async function RowFacts({ row, label }: RowFactsProps) {
  const t = await getTranslations('official');
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
