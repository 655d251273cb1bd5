'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, type SubmitEvent, useEffect, useRef } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { EditAction } from '@/lib/edits/policy';
import type { Verdict } from '@/lib/edits/types';
import styles from './dock.module.css';
import type { DeskCommand } from './keys';

interface DecisionBarProps {
  /** What the reviewer may do with the open edit; empty while it is fetched. */
  readonly actions: readonly EditAction[];
  readonly improving: boolean;
  readonly run: (command: DeskCommand) => void;
}

/** The decisions, each with its key. */
export function DecisionBar({ actions, improving, run }: DecisionBarProps) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  if (improving) {
    return (
      <div className={styles.row}>
        <button
          className={`${buttonClass()} ${styles.approve}`}
          onClick={() => run({ do: 'send' })}
          type="button"
        >
          {edits('actions.approve')} <kbd>Ctrl ↵</kbd>
        </button>
        <button className={buttonClass()} onClick={() => run({ do: 'cancel' })} type="button">
          {edits('act.cancel')} <kbd>Esc</kbd>
        </button>
        <span className={styles.hint}>{edits('editor.keptAsProposed')}</span>
      </div>
    );
  }
  const off = (action: EditAction) => !actions.includes(action);
  return (
    <div className={styles.row}>
      <button
        aria-disabled={off('approve')}
        className={`${buttonClass()} ${styles.approve}`}
        onClick={() => run({ do: 'decide', verdict: 'approve' })}
        type="button"
      >
        {edits('actions.approve')} <kbd>A</kbd>
      </button>
      <button
        aria-disabled={off('improve')}
        className={buttonClass()}
        onClick={() => run({ do: 'improve' })}
        type="button"
      >
        {edits('actions.improve')} <kbd>I</kbd>
      </button>
      <button
        aria-disabled={off('request-changes')}
        className={buttonClass()}
        onClick={() => run({ do: 'decide', verdict: 'request-changes' })}
        type="button"
      >
        {edits('actions.request-changes')} <kbd>C</kbd>
      </button>
      <button
        aria-disabled={off('reject')}
        className={`${buttonClass()} ${styles.reject}`}
        onClick={() => run({ do: 'decide', verdict: 'reject' })}
        type="button"
      >
        {edits('actions.reject')} <kbd>R</kbd>
      </button>
      <button
        className={`${buttonClass()} ${styles.skip}`}
        onClick={() => run({ do: 'skip' })}
        type="button"
      >
        {t('skip')} <kbd>S</kbd>
      </button>
    </div>
  );
}

/** How many ready sentences each verdict has in the catalogues. */
const READY_COUNT: Readonly<Record<Verdict, number>> = {
  approve: 4,
  'request-changes': 5,
  reject: 5,
};

interface ReasonPanelProps {
  readonly verdict: Verdict;
  readonly improved: boolean;
  /** The reviewer's own words, kept here so that Ctrl+Enter finds them. */
  readonly ownRef: RefObject<HTMLTextAreaElement | null>;
  readonly words: string;
  readonly missing: boolean;
  readonly send: (reason: string) => void;
  readonly sendOwn: () => void;
  readonly cancel: () => void;
}

/** The ready sentence at a place, from 0; null where there is none. */
export function useReadyReasons(): (verdict: Verdict, at: number) => string | null {
  const t = useTranslations('queue');
  return (verdict, at) => (at < READY_COUNT[verdict] ? t(`reasons.${verdict}.${at + 1}`) : null);
}

/** Why: one keystroke for a ready sentence, or the reviewer's own words. */
export function ReasonPanel({
  verdict,
  improved,
  ownRef,
  words,
  missing,
  send,
  sendOwn,
  cancel,
}: ReasonPanelProps) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const panel = useRef<HTMLFormElement>(null);
  const ready = useReadyReasons();
  useEffect(() => panel.current?.focus(), [verdict]);
  const sentences = Array.from(
    { length: READY_COUNT[verdict] },
    (_, at) => ready(verdict, at) ?? '',
  );
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
        {sentences.map((sentence, at) => (
          <li key={sentence}>
            <button onClick={() => send(sentence)} type="button">
              <kbd>{at + 1}</kbd> {sentence}
            </button>
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
      {missing && (
        <p className={styles.fault} role="alert">
          {edits('errors.needs-text')}
        </p>
      )}
    </form>
  );
}
