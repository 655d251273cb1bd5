'use client';

import { type ReactNode, type SubmitEvent, useState } from 'react';
import { api } from '@/components/client/api';
import { FEEDBACK_THANKS, FEEDBACK_WHY } from '@/lib/feedback/steps';

interface FeedbackSenderProps {
  readonly failed: string;
  readonly tooMany: string;
  readonly children: ReactNode;
}

/** Sends the forms below it without leaving the page. Without scripts they are plain forms. */
export function FeedbackSender({ failed, tooMany, children }: FeedbackSenderProps) {
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  async function send(event: SubmitEvent<HTMLDivElement>) {
    event.preventDefault();
    if (sending) return;
    const form = event.target;
    const fields = new FormData(form, event.nativeEvent.submitter);
    const body = Object.fromEntries([...fields].filter(([, value]) => value !== ''));
    setSending(true);
    setFault(null);
    const answer = await api('POST', new URL(form.action).pathname, { body });
    setSending(false);
    if (!answer.ok) {
      setFault(answer.problem.status === 429 ? tooMany : failed);
      return;
    }
    const asks = body.mood === 'sad' || body.mood === 'unsure';
    show(asks ? FEEDBACK_WHY : FEEDBACK_THANKS);
  }
  return (
    <div onSubmit={(event) => void send(event)}>
      {children}
      <p role="alert">{fault}</p>
    </div>
  );
}

/** The step shows itself as the target of the address; the reader's way back stays as it was. */
function show(step: string) {
  window.location.replace(`#${step}`);
  document.getElementById(step)?.focus({ preventScroll: true });
}
