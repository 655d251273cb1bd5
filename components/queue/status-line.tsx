'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { NOT_OF_THE_EDIT } from '@/components/edits/act';
import { titleText } from '@/components/edits/edit-title';
import { useRefusalText } from '@/components/edits/refusal-text';
import { SECOND } from '@/lib/platform/clock';
import styles from './queue.module.css';
import type { DeskFlow, Event } from './use-desk';
import type { Decided } from './use-verdicts';

/** What became of the last verdict: a line that is always there, so that nothing moves when it speaks. */
export function StatusLine({ flow }: { readonly flow: DeskFlow }) {
  const t = useTranslations('queue');
  const { event, verdicts } = flow;
  const textOf = useEventText();
  const refused = event?.type === 'refused';
  const returned = refused && !['decided', 'gone', 'forbidden'].includes(event.refusal.key);
  const sentBack = event?.type === 'given' && event.decided.editState === 'conflicted';
  return (
    <div className={styles.status} data-tone={refused || sentBack ? 'bad' : 'good'}>
      <span role="status">{event !== null && textOf(event)}</span>
      {returned && (
        <button onClick={() => flow.open(event.item.id)} type="button">
          {t('said.back')}
        </button>
      )}
      {event?.type === 'held' && (
        <Undo decided={event.decided} undo={() => verdicts.takeBack(event.decided.item.id)} />
      )}
    </div>
  );
}

/** Takes a verdict back, and says how long that goes. */
export function Undo({
  decided: { until },
  undo,
}: {
  readonly decided: Decided;
  readonly undo: () => void;
}) {
  const t = useTranslations('queue');
  const seconds = useSecondsUntil(until);
  if (seconds === 0) return null;
  return (
    <button onClick={undo} type="button">
      {t('undo')} <kbd>Z</kbd>{' '}
      <span aria-hidden className={styles.seconds}>
        {seconds}
      </span>
    </button>
  );
}

/** Seconds from now to then, counted down; null while nobody knows when. */
function useSecondsUntil(until: string | null): number | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND / 2);
    return () => clearInterval(timer);
  }, []);
  return until === null ? null : Math.max(0, Math.ceil((Date.parse(until) - now) / SECOND));
}

function useEventText(): (event: Event) => string {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const locale = useLocale();
  const refusalText = useRefusalText();
  return (event) => {
    const item = 'decided' in event ? event.decided.item : event.item;
    const subject = titleText(item, edits, locale);
    if (event.type === 'skipped') return t('said.skip', { subject });
    if (event.type === 'taken-back') return t('said.takenBack', { subject });
    if (event.type === 'held') return t(`said.${event.decided.verdict}`, { subject });
    if (event.type === 'given') return t(givenKey(event.decided), { subject });
    const { refusal } = event as Extract<Event, { type: 'refused' }>;
    const { key } = refusal;
    if (key === 'changed') return t('said.changed', { subject });
    if (key === 'decided' || key === 'gone') return t('said.decided', { subject });
    if (key === 'forbidden' && !NOT_OF_THE_EDIT.includes(refusal.reason ?? ''))
      return t('said.own', { subject });
    return `${subject}: ${t('said.undone', { reason: refusalText(refusal) })}`;
  };
}

/** What is said of a verdict that was given: more where it did something. */
export function givenKey({
  verdict,
  editState,
}: Pick<Decided, 'verdict' | 'editState'>):
  'said.applied' | 'said.conflicted' | `said.${typeof verdict}` {
  if (verdict === 'approve' && editState === 'applied') return 'said.applied';
  if (verdict === 'approve' && editState === 'conflicted') return 'said.conflicted';
  return `said.${verdict}`;
}
