'use client';

import { useActionState, useId } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { FormState } from '@/lib/auth/form-state';
import styles from './form.module.css';
import { HiddenFields, Message } from './message';

interface FieldFormProps {
  readonly action: (before: FormState, form: FormData) => Promise<FormState>;
  /** What it came back with where it was posted without scripts (`answerOf`). */
  readonly answered: FormState;
  readonly hidden: Readonly<Record<string, string>>;
  readonly field: {
    readonly name: string;
    readonly label: string;
    readonly hint?: string;
    readonly type: 'email' | 'text';
    readonly autoComplete: string;
    readonly maxLength: number;
    /** A name of the site's own alphabet: left to right, in the face for names. */
    readonly code?: boolean;
  };
  readonly submit: string;
  /** What the button says while the answer is awaited. */
  readonly busy?: string;
  readonly tone?: 'plain' | 'primary';
}

/**
 * A form with one field, whose answer stands beside it: an error keeps what was typed, a success takes the
 * form's place. Without scripts the page comes back with the same answer.
 */
export function FieldForm({
  action,
  answered,
  hidden,
  field,
  submit,
  busy = submit,
  tone = 'primary',
}: FieldFormProps) {
  const [state, send, pending] = useActionState(action, answered);
  const id = useId();
  if (state.status === 'done') return <Message tone="done">{state.message}</Message>;
  const failed = state.status === 'failed';
  const described = [field.hint === undefined ? [] : `${id}-hint`, failed ? `${id}-error` : []]
    .flat()
    .join(' ');
  return (
    <form action={send} className={styles.form}>
      <HiddenFields values={hidden} />
      <div className={styles.field}>
        <label htmlFor={id}>{field.label}</label>
        <input
          aria-describedby={described === '' ? undefined : described}
          aria-invalid={failed}
          autoCapitalize="none"
          autoComplete={field.autoComplete}
          className={field.code === true ? styles.code : undefined}
          defaultValue={state.value}
          dir="ltr"
          id={id}
          key={state.value}
          maxLength={field.maxLength}
          name={field.name}
          required
          spellCheck={false}
          type={field.type}
        />
        {field.hint !== undefined && (
          <p className={styles.hint} id={`${id}-hint`}>
            {field.hint}
          </p>
        )}
      </div>
      {failed && (
        <Message id={`${id}-error`} tone="failed">
          {state.message}
        </Message>
      )}
      <button className={buttonClass(tone)} disabled={pending} type="submit">
        {pending ? busy : submit}
      </button>
    </form>
  );
}
