'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type RefObject, type SubmitEvent, useRef, useState } from 'react';
import { api, IdempotencyKey } from '@/components/client/api';
import { type Refusal, refusalOf } from '@/components/forms/refusal';
import { buttonClass } from '@/components/ui/button-class';
import { type Comment, COMMENT_BOUND } from '@/lib/edits/comments';
import { commentsEndpoint } from '@/lib/edits/routes';
import { useRefusalText } from './refusal-text';
import styles from './thread.module.css';

interface CommentFormProps {
  readonly editId: number;
  /** It stands in the log now. */
  readonly onSaid: () => void;
  readonly fieldRef?: RefObject<HTMLTextAreaElement | null>;
}

/** A question or an answer about an edit, for its author and its reviewers; everybody can read it. */
export function CommentForm({ editId, onSaid, fieldRef }: CommentFormProps) {
  const t = useTranslations('edits');
  const refusalText = useRefusalText();
  const [idempotent] = useState(() => new IdempotencyKey());
  const own = useRef<HTMLTextAreaElement>(null);
  const field = fieldRef ?? own;
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState(false);
  const send = async () => {
    const text = field.current?.value.trim() ?? '';
    if (text === '' || sending) return field.current?.focus();
    setSending(true);
    const answer = await api<Comment>('POST', commentsEndpoint(editId), {
      body: { text },
      idempotent,
    });
    setSending(false);
    setRefusal(answer.ok ? null : refusalOf(answer.problem));
    setDone(answer.ok);
    if (!answer.ok) return;
    if (field.current !== null) field.current.value = '';
    onSaid();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <label>
        {t('thread.say')}
        <textarea dir="auto" maxLength={COMMENT_BOUND} onKeyDown={onKeyDown} ref={field} rows={1} />
      </label>
      <button aria-busy={sending} className={buttonClass()} type="submit">
        {t('thread.send')}
      </button>
      <div role="status">
        {refusal !== null && <p className={styles.fault}>{refusalText(refusal)}</p>}
        {done && <p className={styles.done}>{t('thread.sent')}</p>}
      </div>
    </form>
  );
}
