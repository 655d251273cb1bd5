'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { api, IdempotencyKey } from '@/components/client/api';
import { refusalOf } from '@/components/forms/refusal';
import { EditMessages } from '@/components/edits/actions/edit-messages';
import { useRefusalText } from '@/components/edits/refusal-text';
import { buttonClass } from '@/components/ui/button-class';
import { CloseModal, Modal } from '@/components/ui/modal';
import { FLAGS_ENDPOINT } from '@/lib/edits/routes';
import type { FlagButtonProps } from './flag-button';
import styles from './flag-button.module.css';

type FlagDialogProps = Pick<FlagButtonProps, 'subject' | 'locale'> & { readonly close: () => void };

/** Words for the most common reasons; whoever reads the flag sees them in English. */
const REASONS = ['spam', 'abuse', 'personal-data', 'copyright', 'dangerous', 'other'] as const;

/** Tells the moderators that something needs a look. */
export default function FlagDialog(props: FlagDialogProps) {
  return (
    <Modal className={styles.dialog} labelledBy="flag-title" onClose={props.close}>
      <EditMessages locale={props.locale}>
        <Form subject={props.subject} />
      </EditMessages>
    </Modal>
  );
}

function Form({ subject }: Pick<FlagDialogProps, 'subject'>) {
  const t = useTranslations('edits');
  const refusalText = useRefusalText();
  const [reason, setReason] = useState<string>(REASONS[0]);
  const [note, setNote] = useState('');
  const [idempotent] = useState(() => new IdempotencyKey());
  const [state, setState] = useState<{ sending: boolean; fault: string | null; done: boolean }>({
    sending: false,
    fault: null,
    done: false,
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (state.sending) return;
    if (note.trim() === '') {
      setState({ ...state, fault: t('errors.needs-text') });
      return;
    }
    setState({ sending: true, fault: null, done: false });
    const body = { subject, reason, note: note.trim() };
    const answer = await api('POST', FLAGS_ENDPOINT, { body, idempotent });
    setState({
      sending: false,
      fault: answer.ok ? null : refusalText(refusalOf(answer.problem)),
      done: answer.ok,
    });
  };
  if (state.done) {
    return (
      <div className={styles.form}>
        <h2 id="flag-title">{t('flag.title')}</h2>
        <p role="status">{t('flag.done')}</p>
        <CloseModal autoFocus className={buttonClass('primary')}>
          {t('flag.close')}
        </CloseModal>
      </div>
    );
  }
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <h2 id="flag-title">{t('flag.title')}</h2>
      <p>{t('flag.text')}</p>
      <label>
        {t('flag.reasonLabel')}
        <select onChange={({ target }) => setReason(target.value)} value={reason}>
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`flag.reasons.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('flag.note')}
        <textarea
          dir="auto"
          maxLength={2000}
          onChange={({ target }) => setNote(target.value)}
          rows={3}
          value={note}
        />
      </label>
      {state.fault !== null && (
        <p className={styles.fault} role="alert">
          {state.fault}
        </p>
      )}
      <div className={styles.row}>
        <button aria-disabled={state.sending} className={buttonClass('primary')} type="submit">
          {state.sending ? t('act.sending') : t('flag.send')}
        </button>
        <CloseModal className={buttonClass()}>{t('act.cancel')}</CloseModal>
      </div>
    </form>
  );
}
