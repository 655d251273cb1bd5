'use client';

import { type ReactNode, useActionState, useId } from 'react';
import form from '@/components/auth/form.module.css';
import { HiddenFields, Message } from '@/components/auth/message';
import { buttonClass } from '@/components/ui/button-class';
import { CopyButton } from '@/components/ui/copy-button';
import { factorCodesAction } from '@/lib/auth/actions-factor';
import type { FormState } from '@/lib/auth/form-state';
import styles from './factor.module.css';

interface FactorCodesProps {
  /** What it came back with where it was posted without scripts (`answerOf`). */
  readonly answered: FormState;
  readonly locale: string;
  /** Whether the second factor is on; else this asks for the first code. */
  readonly isOn: boolean;
  /** In place of the form where the sign-in is old. */
  readonly again: ReactNode;
  readonly labels: {
    readonly code: string;
    readonly hint: string;
    readonly turnOn: string;
    readonly renew: string;
    readonly list: string;
    readonly copy: { readonly copy: string; readonly copied: string; readonly name: string };
  };
}

/** Shows recovery codes, this once, when the factor is turned on or they are made anew. */
export function FactorCodes({ answered, locale, isOn, again, labels }: FactorCodesProps) {
  const [state, send, pending] = useActionState(factorCodesAction, answered);
  const id = useId();
  const failed = state.status === 'failed';
  return (
    <>
      {state.status === 'done' && (
        <>
          <Message tone="done">{state.message}</Message>
          <div className={styles.codes} dir="ltr">
            <ul aria-label={labels.list}>
              {state.value.split('\n').map((code) => (
                <li key={code}>
                  <code>{code}</code>
                </li>
              ))}
            </ul>
            {/* Its colours are those of code. */}
            <CopyButton labels={labels.copy} text={state.value} />
          </div>
        </>
      )}
      {again ?? (
        <form action={send} className={form.form}>
          <HiddenFields values={{ locale, act: isOn ? 'renew' : 'confirm' }} />
          {!isOn && (
            <div className={form.field}>
              <label htmlFor={id}>{labels.code}</label>
              <input
                aria-describedby={failed ? `${id}-hint ${id}-error` : `${id}-hint`}
                aria-invalid={failed}
                autoComplete="one-time-code"
                className={form.code}
                dir="ltr"
                id={id}
                inputMode="numeric"
                maxLength={10}
                name="code"
                required
              />
              <p className={form.hint} id={`${id}-hint`}>
                {labels.hint}
              </p>
            </div>
          )}
          {failed && (
            <Message id={`${id}-error`} tone="failed">
              {state.message}
            </Message>
          )}
          <button
            className={buttonClass(isOn ? 'plain' : 'primary')}
            disabled={pending}
            type="submit"
          >
            {isOn ? labels.renew : labels.turnOn}
          </button>
        </form>
      )}
    </>
  );
}
