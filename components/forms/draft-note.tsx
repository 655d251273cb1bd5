'use client';

import { useLocale, useTranslations } from 'next-intl';
import styles from './draft-note.module.css';
import formStyles from './form.module.css';

interface DraftNoteProps {
  readonly restoredAt: string | null;
  readonly discard: () => void;
}

/** Says that the form was filled from a draft, and offers to begin anew. */
export function DraftNote({ restoredAt, discard }: DraftNoteProps) {
  const t = useTranslations('editForms');
  const locale = useLocale();
  return (
    <div className={styles.slot} role="status">
      {restoredAt !== null && (
        <p className={styles.note}>
          {t('draft.restored', { when: localTime(restoredAt, locale) })}{' '}
          <button className={formStyles.textButton} onClick={discard} type="button">
            {t('draft.discard')}
          </button>
        </p>
      )}
    </div>
  );
}

/** In the reader's own time: it is when they were sitting here. */
function localTime(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  );
}
