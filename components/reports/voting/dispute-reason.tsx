import { useTranslations } from 'next-intl';
import { type SubmitEvent, useId, useState } from 'react';
import { api } from '@/components/client/api';
import { IntlLink } from '@/components/edits/intl-link';
import styles from '@/components/reports/vote-tally.module.css';
import { buttonClass } from '@/components/ui/button-class';
import { reportApiPath, reportEditPath } from '@/lib/reports/routes';
import { REASON_LENGTH } from '@/lib/votes/types';

interface DisputeReasonProps {
  readonly reportId: number;
  /** Whether the dispute was given just now: then it is asked for at once. */
  readonly fresh: boolean;
}

/** Asks who disputes a report for a reason, or a source: without one nobody can put the report right. */
export function DisputeReason({ reportId, fresh }: DisputeReasonProps) {
  const t = useTranslations('votes');
  const id = useId();
  const [reason, setReason] = useState('');
  const [state, setState] = useState<'asked' | 'sending' | 'said' | 'failed'>('asked');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (state === 'sending' || reason.trim() === '') return;
    setState('sending');
    const body = { value: 'dispute', reason: reason.trim() };
    const answer = await api('PUT', `${reportApiPath(reportId)}/vote`, { body });
    setState(answer.ok ? 'said' : 'failed');
  };
  return (
    <details className={styles.why} open={fresh}>
      <summary>{t('why.ask')}</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <label htmlFor={id}>{t('why.label')}</label>
        <textarea
          dir="auto"
          id={id}
          maxLength={REASON_LENGTH}
          onChange={({ target }) => {
            setReason(target.value);
            if (state !== 'sending') setState('asked');
          }}
          rows={2}
          value={reason}
        />
        <button aria-disabled={state === 'sending'} className={buttonClass()} type="submit">
          {t('why.send')}
        </button>
        <p role="status">
          {state === 'said' && t('why.done')}
          {state === 'failed' && t('why.failed')}
        </p>
      </form>
      <IntlLink href={reportEditPath(reportId)}>{t('why.source')}</IntlLink>
    </details>
  );
}
