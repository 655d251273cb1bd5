'use client';

import { useLocale, useTranslations } from 'next-intl';
import { NOT_OF_THE_EDIT } from '@/components/edits/act';
import { titleText } from '@/components/edits/edit-title';
import { useRefusalText } from '@/components/edits/refusal-text';
import styles from './queue.module.css';
import type { Event } from './use-desk';

interface SaidLineProps {
  readonly event: Event | null;
  readonly back: (id: number) => void;
}

/** What became of the last verdict: a line that is always there, so that nothing moves when it speaks. */
export function SaidLine({ event, back }: SaidLineProps) {
  const t = useTranslations('queue');
  const textOf = useEventText();
  const refused = event?.type === 'refused';
  const returned = refused && !['decided', 'gone', 'forbidden'].includes(event.refusal.key);
  return (
    <div className={styles.said} data-tone={refused ? 'bad' : 'good'} role="status">
      {event !== null && <span>{textOf(event)}</span>}
      {returned && (
        <button onClick={() => back(event.item.id)} type="button">
          {t('said.back')}
        </button>
      )}
    </div>
  );
}

function useEventText(): (event: Event) => string {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const locale = useLocale();
  const refusalText = useRefusalText();
  return (event) => {
    const subject = titleText(event.item, edits, locale);
    if (event.type === 'skipped') return t('said.skip', { subject });
    if (event.type === 'judged') {
      const applied = event.verdict === 'approve' && event.edit.state === 'applied';
      return t(applied ? 'said.applied' : `said.${event.verdict}`, { subject });
    }
    const { key } = event.refusal;
    if (key === 'changed') return t('said.changed', { subject });
    if (key === 'decided' || key === 'gone') return t('said.decided', { subject });
    if (key === 'forbidden' && !NOT_OF_THE_EDIT.includes(event.refusal.reason ?? ''))
      return t('said.own', { subject });
    return `${subject}: ${t('said.undone', { reason: refusalText(event.refusal) })}`;
  };
}
