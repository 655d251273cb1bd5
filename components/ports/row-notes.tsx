import { getTranslations } from 'next-intl/server';
import { CardAside } from '@/components/ui/card';
import type { OfficialRow } from '@/lib/ports/official-row';
import styles from './official-column.module.css';

interface RowNotesProps {
  readonly rows: readonly OfficialRow[];
}

/** Notes longer than this are folded. */
const LONG_NOTE = 260;

/** IANA's notes and its remarks on unauthorized use, each said once. */
export async function RowNotes({ rows }: RowNotesProps) {
  const t = await getTranslations('official');
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
