'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { refusalOf } from '@/components/edits/act';
import { EditMessages } from '@/components/edits/actions/edit-messages';
import { useRefusalText } from '@/components/edits/refusal-text';
import { buttonClass } from '@/components/ui/button-class';
import { CloseModal, Modal } from '@/components/ui/modal';
import { FLAGS_ENDPOINT } from '@/lib/edits/routes-pages';
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
    const refusal = await raise({ subject, reason, note: note.trim() });
    setState({
      sending: false,
      fault: refusal === null ? null : refusalText(refusal),
      done: refusal === null,
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

interface FlagBody extends Pick<FlagButtonProps, 'subject'> {
  readonly reason: string;
  readonly note: string;
}

/** Null where it was taken. */
async function raise(body: FlagBody) {
  try {
    const response = await fetch(FLAGS_ENDPOINT, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify(body),
    });
    if (response.ok) return null;
    return refusalOf(
      response.status,
      await response.json().catch(() => null),
      response.headers.get('retry-after'),
    );
  } catch {
    return refusalOf(0, null, null);
  }
}
