'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, type SubmitEvent, useEffect, useRef } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { Verdict } from '@/lib/edits/types';
import styles from './dock.module.css';
import type { ReadyReasons } from './use-ready-reasons';

interface ReasonPanelProps {
  readonly verdict: Verdict;
  readonly improved: boolean;
  /** The reviewer's own words, kept here so that Ctrl+Enter finds them. */
  readonly ownRef: RefObject<HTMLTextAreaElement | null>;
  readonly words: string;
  readonly missing: boolean;
  readonly ready: ReadyReasons;
  /** Their own words are kept for the next time. */
  readonly keepRef: RefObject<HTMLInputElement | null>;
  readonly send: (reason: string) => void;
  readonly sendOwn: () => void;
  readonly cancel: () => void;
}

/** Why: one keystroke for a ready sentence, or the reviewer's own words. */
export function ReasonPanel({
  verdict,
  improved,
  ownRef,
  words,
  missing,
  ready,
  keepRef,
  send,
  sendOwn,
  cancel,
}: ReasonPanelProps) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const panel = useRef<HTMLFormElement>(null);
  useEffect(() => panel.current?.focus(), [verdict]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    sendOwn();
  };
  return (
    <form
      aria-label={t(`reason.${verdict}`)}
      className={styles.panel}
      noValidate
      onSubmit={submit}
      ref={panel}
      tabIndex={-1}
    >
      <h3>
        {edits(improved ? 'reviews.improve' : `reviews.verdicts.${verdict}`)}:{' '}
        {t(`reason.${verdict}`)}
      </h3>
      <p className={styles.hint}>
        {t('reason.ready')} {improved && t('reason.improved')}
      </p>
      <ol className={styles.ready}>
        {ready.of(verdict).map(({ text, own }, at) => (
          <li key={text}>
            <button onClick={() => send(text)} type="button">
              <kbd>{at + 1}</kbd> <bdi>{text}</bdi>
            </button>
            {own !== null && (
              <button
                aria-label={t('reason.drop', { text })}
                className={styles.drop}
                onClick={() => ready.drop(own)}
                type="button"
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ol>
      <div className={styles.own}>
        <label>
          {t('reason.own')}
          <textarea
            aria-invalid={missing}
            defaultValue={words}
            dir="auto"
            maxLength={2000}
            ref={ownRef}
            rows={1}
          />
        </label>
        <button className={buttonClass('primary')} type="submit">
          {t('reason.send')}
        </button>
        <button className={buttonClass()} onClick={cancel} type="button">
          {edits('act.cancel')}
        </button>
      </div>
      {ready.hasRoom(verdict) && (
        <label className={styles.keep}>
          <input ref={keepRef} type="checkbox" /> {t('reason.keep')}
        </label>
      )}
      {missing && (
        <p className={styles.fault} role="alert">
          {edits('errors.needs-text')}
        </p>
      )}
    </form>
  );
}
