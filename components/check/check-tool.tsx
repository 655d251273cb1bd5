'use client';

import { lazy, Suspense, useCallback, useDeferredValue, useId, useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { Locale } from '@/lib/i18n/locales';
import styles from './check.module.css';
import { EXAMPLE } from './example';

const CheckResult = lazy(() => import('./check-result'));

interface CheckToolProps {
  readonly locale: Locale;
  readonly labels: {
    readonly label: string;
    readonly hint: string;
    readonly private: string;
    readonly example: string;
    readonly clear: string;
    readonly loading: string;
  };
}

/** The field, and below it what its text says. The text stays in this browser: no request carries it. */
export function CheckTool({ locale, labels }: CheckToolProps) {
  const [text, setText] = useState('');
  const read = useDeferredValue(text);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const fill = (filled: string) => {
    if (field.current === null) return;
    field.current.value = filled;
    field.current.focus();
    setText(filled);
  };
  // The field keeps its own text: what was pasted before the scripts came stays, and is read.
  const take = useCallback((element: HTMLTextAreaElement | null) => {
    field.current = element;
    if (element !== null && element.value !== '') setText(element.value);
  }, []);
  return (
    <>
      <div className={styles.tool}>
        <label className={styles.label} htmlFor={id}>
          {labels.label}
        </label>
        <p className={styles.hint} id={`${id}-hint`}>
          {labels.hint}
        </p>
        <textarea
          aria-describedby={`${id}-hint ${id}-private`}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          className={styles.field}
          dir="ltr"
          id={id}
          onChange={(event) => setText(event.target.value)}
          ref={take}
          rows={10}
          spellCheck={false}
          wrap="off"
        />
        <div className={styles.below}>
          <p className={styles.private} id={`${id}-private`}>
            {labels.private}
          </p>
          <span className={`${styles.buttons} needs-script`}>
            <button className={buttonClass()} onClick={() => fill(EXAMPLE)} type="button">
              {labels.example}
            </button>
            {text !== '' && (
              <button className={buttonClass()} onClick={() => fill('')} type="button">
                {labels.clear}
              </button>
            )}
          </span>
        </div>
      </div>
      {read.trim() !== '' && (
        <Suspense fallback={<p className={styles.note}>{labels.loading}</p>}>
          <CheckResult locale={locale} text={read} />
        </Suspense>
      )}
    </>
  );
}
