'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { EditAction } from '@/lib/edits/policy';
import type { EditView } from '@/lib/edits/schema';
import type { Fields } from '@/lib/edits/types';
import type { Act } from '../act';
import { improvedFields } from '../draft-changes';
import { FieldEditor } from '../editors/field-editor';
import { FieldName } from '../field-diff';
import { inReadingOrder } from '../field-shapes';
import styles from './edit-actions.module.css';

interface ActFormProps {
  readonly action: EditAction;
  readonly view: EditView;
  readonly sending: boolean;
  readonly onSend: (act: Act) => Promise<void>;
  readonly cancel: () => void;
}

/** Acts for which words are not asked. */
const WORDLESS: readonly EditAction[] = ['withdraw', 'take-over', 'reopen'];

/** One act in detail: what it does, the fields where there are any, and why. */
export function ActForm({ action, view, sending, onSend, cancel }: ActFormProps) {
  const t = useTranslations('edits');
  const [words, setWords] = useState('');
  const [empty, setEmpty] = useState(false);
  const [draft, setDraft] = useState<Fields>(view.changes);
  const edits = action === 'improve' || action === 'answer';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const said = words.trim();
    setEmpty(said === '' && !WORDLESS.includes(action));
    if (said === '' && !WORDLESS.includes(action)) return;
    void onSend(actOf(action, said, view.changes, draft));
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {action !== 'rebase' && <p className={styles.quiet}>{t(`does.${action}`)}</p>}
      {edits && <DraftFields draft={draft} mayTick={action === 'improve'} setDraft={setDraft} />}
      <label>
        {t(action === 'answer' ? 'act.note' : 'act.reason')}
        <span className={styles.hint}>{t('act.public')}</span>
        <textarea
          aria-invalid={empty}
          autoFocus={!edits}
          dir="auto"
          maxLength={2000}
          onChange={({ target }) => setWords(target.value)}
          rows={3}
          value={words}
        />
      </label>
      {empty && (
        <p className={styles.fault} role="alert">
          {t('errors.needs-text')}
        </p>
      )}
      <div className={styles.row}>
        <button aria-disabled={sending} className={buttonClass('primary')} type="submit">
          {sending ? t('act.sending') : t(`actions.${action}`)}
        </button>
        <button className={buttonClass()} onClick={cancel} type="button">
          {t('act.cancel')}
        </button>
      </div>
    </form>
  );
}

function actOf(action: EditAction, said: string, proposed: Fields, draft: Fields): Act {
  switch (action) {
    case 'answer':
      return { do: 'answer', changes: draft, note: said };
    case 'improve':
      return {
        do: 'review',
        verdict: 'approve',
        reason: said,
        changes: improvedFields(proposed, draft) ?? undefined,
      };
    case 'approve':
    case 'reject':
    case 'request-changes':
      return { do: 'review', verdict: action, reason: said };
    case 'revert':
      return { do: 'revert', note: said };
    case 'rebase':
      throw new TypeError('a rebase has a page of its own');
    default:
      return { do: action, reason: said };
  }
}

interface DraftFieldsProps {
  readonly draft: Fields;
  readonly setDraft: (draft: Fields) => void;
  readonly mayTick: boolean;
}

/** Every field of an edit, open for change. */
export function DraftFields({ draft, setDraft, mayTick }: DraftFieldsProps) {
  const t = useTranslations('edits');
  const fields = inReadingOrder(Object.keys(draft).map((field) => ({ field })));
  return (
    <div className={styles.fields}>
      <p className={styles.hint}>{t('editor.keptAsProposed')}</p>
      {fields.map(({ field }) => (
        <div key={field}>
          <p className={styles.fieldName}>
            <FieldName field={field} />
          </p>
          <FieldEditor
            field={field}
            mayTick={mayTick}
            onChange={(value) => setDraft({ ...draft, [field]: value })}
            value={draft[field]}
          />
        </div>
      ))}
    </div>
  );
}
