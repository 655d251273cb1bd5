'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import {
  errorAt,
  errorsAtControls,
  isChangedSince,
  remainingErrors,
} from '@/components/forms/check';
import { type ErrorOf, FieldInput } from '@/components/forms/field-input';
import { useFieldName } from '@/components/forms/words';
import type { Refusal } from '@/components/forms/refusal';
import { buttonClass } from '@/components/ui/button-class';
import type { EditAction } from '@/lib/edits/policy';
import type { EditView } from '@/lib/edits/schema';
import { fieldNamed, inReadingOrder } from '@/lib/edits/fields';
import type { Fields } from '@/lib/edits/types';
import type { FieldError } from '@/lib/platform/error-codes';
import type { Act } from '../act';
import { draftChanges, draftErrors, improvedFields, rulesOf } from '../draft-changes';
import styles from './edit-actions.module.css';

interface ActFormProps {
  readonly action: EditAction;
  readonly view: EditView;
  readonly sending: boolean;
  readonly refusal: Refusal | null;
  readonly onSend: (act: Act) => Promise<void>;
  readonly cancel: () => void;
}

/** Acts for which words are not asked. */
const WORDLESS: readonly EditAction[] = ['withdraw', 'take-over', 'reopen'];

/** One act in detail: what it does, the fields where there are any, and why. */
export function ActForm({ action, view, sending, refusal, onSend, cancel }: ActFormProps) {
  const t = useTranslations('edits');
  const [words, setWords] = useState('');
  const [empty, setEmpty] = useState(false);
  const [neverAgain, setNeverAgain] = useState(false);
  const edits = action === 'improve' || action === 'answer';
  const { draft, write, errors, check } = useEditedFields(view, refusal);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const said = words.trim();
    setEmpty(said === '' && !WORDLESS.includes(action));
    const isRight = !edits || check();
    if ((said === '' && !WORDLESS.includes(action)) || !isRight) return;
    void onSend(actOf(action, said, view, draft, neverAgain));
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {action !== 'rebase' && <p className={styles.quiet}>{t(`does.${action}`)}</p>}
      {edits && (
        <DraftFields
          draft={draft}
          errorOf={(name) => errorAt(errors, name)}
          reviewer={action === 'improve'}
          write={write}
        />
      )}
      {edits && errors.length > 0 && (
        <p className={styles.fault} role="alert">
          {t('errors.fields')}
        </p>
      )}
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
      {action === 'reject' && view.refusable && (
        <label className={styles.tick}>
          <input
            checked={neverAgain}
            onChange={({ target }) => setNeverAgain(target.checked)}
            type="checkbox"
          />
          <span>
            {t('act.neverAgain')}
            <span className={styles.hint}>{t('act.neverAgainHint')}</span>
          </span>
        </label>
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

/** The fields of an edit while somebody changes them, and what is wrong with them and still stands. */
function useEditedFields(view: EditView, refusal: Refusal | null) {
  const rules = rulesOf(view);
  // What nobody has touched is as it is proposed by now: others may have put it right meanwhile.
  const [touched, setTouched] = useState<Fields>({});
  const draft = { ...view.changes, ...touched };
  const [sent, setSent] = useState<Fields | null>(null);
  const [own, setOwn] = useState<readonly FieldError[]>([]);
  const told = refusal?.key === 'fields' && own.length === 0 ? refusal.errors : own;
  const now = errorsAtControls(draftErrors(rules, draft), rules.fields);
  const errors = remainingErrors(
    errorsAtControls(told, rules.fields),
    now,
    isChangedSince(sent, draft),
  );
  /** Marks what is wrong; whether nothing is. */
  const check = () => {
    const found = draftErrors(rules, draft);
    setSent(draft);
    setOwn(found);
    return found.length === 0;
  };
  const write = (field: string, value: unknown) =>
    setTouched((before) => ({ ...before, [field]: value }));
  return { draft, write, errors, check };
}

function actOf(
  action: EditAction,
  said: string,
  view: EditView,
  draft: Fields,
  neverAgain: boolean,
): Act {
  const rules = rulesOf(view);
  switch (action) {
    case 'answer':
      return { do: 'answer', changes: draftChanges(rules, draft), note: said };
    case 'improve':
      return {
        do: 'review',
        verdict: 'approve',
        reason: said,
        changes: improvedFields(rules, view.changes, draft) ?? undefined,
      };
    case 'reject':
      return {
        ...{ do: 'review', verdict: 'reject', reason: said },
        ...(neverAgain ? { neverAgain } : {}),
      };
    case 'approve':
    case 'request-changes':
      return { do: 'review', verdict: action, reason: said };
    case 'revert':
      return { do: 'revert', note: said };
    case 'rebase':
      throw new TypeError('a rebase has a page of its own');
    case 'comment':
      throw new TypeError('a comment has a form of its own');
    default:
      return { do: action, reason: said };
  }
}

interface DraftFieldsProps {
  readonly draft: Fields;
  readonly write: (field: string, value: unknown) => void;
  readonly errorOf: ErrorOf;
  readonly reviewer: boolean;
}

/** Every field of an edit, open for change. */
function DraftFields({ draft, write, errorOf, reviewer }: DraftFieldsProps) {
  const t = useTranslations('edits');
  const nameOf = useFieldName();
  const fields = inReadingOrder(Object.keys(draft).map((field) => ({ field })));
  return (
    <div className={styles.fields}>
      <p className={styles.hint}>{t('keptAsProposed')}</p>
      {fields.map(({ field }) => (
        <div key={field}>
          <p aria-hidden="true" className={styles.fieldName}>
            {nameOf(field)}
          </p>
          <FieldInput
            errorOf={errorOf}
            field={fieldNamed(field)}
            quiet
            reviewer={reviewer}
            value={draft[field]}
            write={(value) => write(field, value)}
          />
        </div>
      ))}
    </div>
  );
}
