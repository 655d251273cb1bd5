'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import type { EditAction } from '@/lib/edits/policy';
import styles from './dock.module.css';
import type { DeskCommand } from './keys';

interface DecisionBarProps {
  /** What the reviewer may do with the open edit; empty while it is fetched. */
  readonly actions: readonly EditAction[];
  readonly improving: boolean;
  /** Approving sends it back to its author: then that is not the first thing to press. */
  readonly conflicts: boolean;
  readonly run: (command: DeskCommand) => void;
}

/** The decisions, each with its key. */
export function DecisionBar({ actions, improving, conflicts, run }: DecisionBarProps) {
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
        className={`${buttonClass()} ${conflicts ? '' : styles.approve}`}
        onClick={() => run({ do: 'decide', verdict: 'approve' })}
        type="button"
      >
        {conflicts ? t('approveBack') : edits('actions.approve')} <kbd>A</kbd>
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
