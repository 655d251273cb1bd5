'use client';

import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { FEEDBACK_THANKS, FEEDBACK_WHY } from '@/lib/feedback/steps';
import { FeedbackSender } from './feedback-sender';
import styles from './feedback-section.module.css';

/** A value that a form sends, with its words. */
type Choice = readonly [value: string, text: string];

interface FeedbackFormsProps {
  readonly action: string;
  readonly locale: string;
  readonly moods: readonly Choice[];
  readonly reasons: readonly Choice[];
  /** Characters that a comment may have. */
  readonly bound: number;
  readonly words: {
    readonly title: string;
    readonly why: string;
    readonly hint: ReactNode;
    readonly comment: string;
    readonly send: string;
    readonly thanks: string;
    readonly failed: string;
    readonly tooMany: string;
  };
}

/** The question whether the page helped and what comes after it; sent as words, not as elements. */
export function FeedbackForms({
  action,
  locale,
  moods,
  reasons,
  bound,
  words,
}: FeedbackFormsProps) {
  const language = <input name="locale" type="hidden" value={locale} />;
  return (
    <FeedbackSender failed={words.failed} tooMany={words.tooMany}>
      <form action={action} className={styles.ask} method="post">
        <h2 id="feedback">{words.title}</h2>
        {language}
        <span className={styles.faces}>
          {moods.map(([mood, text]) => (
            <button key={mood} name="mood" type="submit" value={mood}>
              {text}
            </button>
          ))}
        </span>
      </form>
      <form
        action={action}
        aria-labelledby="feedback-reason"
        className={styles.step}
        id={FEEDBACK_WHY}
        method="post"
        tabIndex={-1}
      >
        {language}
        <fieldset>
          <legend id="feedback-reason">{words.why}</legend>
          {reasons.map(([reason, text]) => (
            <label key={reason}>
              <input name="reason" type="radio" value={reason} /> {text}
            </label>
          ))}
        </fieldset>
        <p className={styles.hint}>{words.hint}</p>
        <label className={styles.comment}>
          {words.comment}
          <textarea dir="auto" maxLength={bound} name="comment" rows={2} />
        </label>
        <p>
          <button className={buttonClass()} type="submit">
            {words.send}
          </button>
        </p>
      </form>
      <p className={styles.step} id={FEEDBACK_THANKS} tabIndex={-1}>
        {words.thanks}
      </p>
    </FeedbackSender>
  );
}
