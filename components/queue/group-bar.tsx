'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import styles from './dock.module.css';
import type { DeskCommand } from './keys';

interface GroupBarProps {
  /** How many are chosen, and of how many. */
  readonly picked: number;
  readonly of: number;
  readonly run: (command: DeskCommand) => void;
}

/** As for one edit. */
const VERDICTS = ['approve', 'request-changes', 'reject'] as const;
const KEYS = { approve: 'A', reject: 'R', 'request-changes': 'C' } as const;
const LOOKS = { approve: styles.approve, reject: styles.reject, 'request-changes': '' } as const;

/** What is done with the chosen edits of a group, each with its key. */
export function GroupBar({ picked, of, run }: GroupBarProps) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  return (
    <div className={styles.row}>
      <p className={styles.whole}>
        <span role="status">{t('together.chosen', { count: picked, of })}</span>{' '}
        <button aria-disabled={of === 0} onClick={() => run({ do: 'choose-all' })} type="button">
          {t(picked === of && of > 0 ? 'together.none' : 'together.all')} <kbd>T</kbd>
        </button>
      </p>
      {VERDICTS.map((verdict) => (
        <button
          aria-disabled={picked === 0}
          className={`${buttonClass()} ${LOOKS[verdict] ?? ''}`}
          key={verdict}
          onClick={() => run({ do: 'decide', verdict })}
          type="button"
        >
          {edits(`actions.${verdict}`)} <kbd>{KEYS[verdict]}</kbd>
        </button>
      ))}
      <button
        className={`${buttonClass()} ${styles.skip}`}
        onClick={() => run({ do: 'cancel' })}
        type="button"
      >
        {t('together.close')} <kbd>Esc</kbd>
      </button>
    </div>
  );
}
