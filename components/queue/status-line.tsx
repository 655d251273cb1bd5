'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { NOT_OF_THE_EDIT } from '@/components/edits/act';
import { titleText } from '@/components/edits/edit-title';
import { useRefusalText } from '@/components/edits/refusal-text';
import type { QueueItem } from '@/lib/edits/queue';
import { SECOND } from '@/lib/platform/clock';
import styles from './queue.module.css';
import { TRIAL_ANCHOR } from './trial-note';
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
      {event?.type === 'given' && event.decided.trial !== null && (
        <a href={`#${TRIAL_ANCHOR}`}>{t('trial.why')}</a>
      )}
      {returned && (
        <button onClick={() => flow.open(event.item.id)} type="button">
          {t('said.back')}
        </button>
      )}
      {event?.type === 'held-together' && event.decided[0] !== undefined && (
        <Undo
          decided={event.decided[0]}
          undo={() => verdicts.takeBack(event.decided[0]?.item.id)}
        />
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
    const nameOf = (item: QueueItem) => titleText(item, edits, locale);
    if (event.type === 'held-together') {
      const { decided, left } = event;
      const said = decided[0] && t(`together.${decided[0].verdict}`, { count: decided.length });
      const out = left.map(nameOf).join(', ');
      return [said, left.length > 0 && t('together.left', { subjects: out })]
        .filter(Boolean)
        .join(' ');
    }
    if (event.type === 'taken-back')
      return event.decided.length === 1 && event.decided[0] !== undefined
        ? t('said.takenBack', { subject: nameOf(event.decided[0].item) })
        : t('together.takenBack', { count: event.decided.length });
    const subject = nameOf('decided' in event ? event.decided.item : event.item);
    if (event.type === 'skipped') return t('said.skip', { subject });
    if (event.type === 'held') return t(`said.${event.decided.verdict}`, { subject });
    if (event.type === 'given' && event.decided.trial !== null)
      return t(event.decided.trial.agreed ? 'trial.agreed' : 'trial.differed', { subject });
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
