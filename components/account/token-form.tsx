'use client';

import { useActionState, useId } from 'react';
import form from '@/components/auth/form.module.css';
import { HiddenFields, Message } from '@/components/auth/message';
import { buttonClass } from '@/components/ui/button-class';
import { CopyButton } from '@/components/ui/copy-button';
import { createTokenAction } from '@/lib/auth/actions-tokens';
import type { FormState } from '@/lib/auth/form-state';
import styles from './section.module.css';

interface TokenFormProps {
  /** What it came back with where it was posted without scripts (`answerOf`). */
  readonly answered: FormState;
  readonly locale: string;
  readonly maxLength: number;
  /** How long a token may work; the first but one is chosen. */
  readonly lasts: readonly { readonly value: string; readonly label: string }[];
  readonly scopes: readonly {
    readonly value: string;
    readonly label: string;
    readonly chosen: boolean;
  }[];
  readonly labels: {
    readonly name: string;
    readonly hint: string;
    readonly scopes: string;
    readonly lasts: string;
    readonly submit: string;
    readonly copy: { readonly copy: string; readonly copied: string; readonly name: string };
  };
}

/** Makes a token and shows it, this once. */
export function TokenForm({ answered, locale, maxLength, lasts, scopes, labels }: TokenFormProps) {
  const [state, send, pending] = useActionState(createTokenAction, answered);
  const id = useId();
  const failed = state.status === 'failed';
  return (
    <>
      {state.status === 'done' && (
        <>
          <Message tone="done">{state.message}</Message>
          <div className={styles.token} dir="ltr">
            <output>{state.value}</output>
            <CopyButton labels={labels.copy} text={state.value} />
          </div>
        </>
      )}
      <form action={send} className={form.form}>
        <HiddenFields values={{ locale }} />
        <div className={form.field}>
          <label htmlFor={id}>{labels.name}</label>
          <input
            aria-describedby={`${id}-hint`}
            autoComplete="off"
            defaultValue={failed ? state.value : ''}
            id={id}
            key={state.value}
            maxLength={maxLength}
            name="name"
            required
          />
          <p className={form.hint} id={`${id}-hint`}>
            {labels.hint}
          </p>
        </div>
        <fieldset className={styles.scopes}>
          <legend className={form.legend}>{labels.scopes}</legend>
          {scopes.map(({ value, label, chosen }) => (
            <label key={value}>
              <input defaultChecked={chosen} name="scope" type="checkbox" value={value} />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <div className={form.field}>
          <label htmlFor={`${id}-lasts`}>{labels.lasts}</label>
          <select
            className={form.select}
            defaultValue={lasts[1]?.value}
            id={`${id}-lasts`}
            name="lasts"
          >
            {lasts.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        {failed && <Message tone="failed">{state.message}</Message>}
        <button className={buttonClass('plain')} disabled={pending} type="submit">
          {labels.submit}
        </button>
      </form>
    </>
  );
}
