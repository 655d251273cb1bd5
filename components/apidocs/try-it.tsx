'use client';

import { type SubmitEvent, useId, useState, useSyncExternalStore } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { answerOf, requestOf, type TriedAnswer, type TryCall } from './try-request';
import styles from './try-it.module.css';

interface TryItProps {
  readonly call: TryCall;
  readonly words: {
    readonly title: string;
    readonly token: string;
    readonly tokenHint: string;
    readonly body: string;
    readonly send: string;
    readonly sending: string;
    readonly failed: string;
    readonly headers: string;
  };
}

const never = () => () => undefined;

/** A form that makes the call from this page and shows what came back. Without scripts there is none. */
export function TryIt({ call, words }: TryItProps) {
  const runs = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [open, setOpen] = useState(false);
  if (!runs) return null;
  return (
    <details className={styles.try} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.title}</summary>
      {open && <TryForm call={call} words={words} />}
    </details>
  );
}

type Tried = TriedAnswer | 'sending' | 'failed' | null;

function TryForm({ call, words }: TryItProps) {
  const [tried, setTried] = useState<Tried>(null);
  const id = useId();
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { path, init } = requestOf(call, new FormData(event.currentTarget));
    setTried('sending');
    fetch(path, init)
      .then(answerOf)
      .then(setTried, () => setTried('failed'));
  };
  return (
    <form className={styles.form} onSubmit={send}>
      {call.parameters.map(({ name, required, example }) => (
        <label dir="ltr" key={name}>
          <code>{name}</code>
          <input
            autoCapitalize="off"
            autoComplete="off"
            defaultValue={example}
            name={name}
            required={required}
            spellCheck={false}
            type="text"
          />
        </label>
      ))}
      {call.body !== null && (
        <label>
          {words.body}
          <textarea defaultValue={call.body} dir="ltr" name="body" rows={8} spellCheck={false} />
        </label>
      )}
      {call.signedIn && (
        <label>
          {words.token}
          <input
            aria-describedby={`${id}-token`}
            autoComplete="off"
            dir="ltr"
            name="token"
            type="password"
          />
          <small id={`${id}-token`}>{words.tokenHint}</small>
        </label>
      )}
      <p>
        <button className={buttonClass('primary')} disabled={tried === 'sending'} type="submit">
          {words.send}
        </button>
      </p>
      <div aria-live="polite">
        {tried === 'sending' && <p>{words.sending}</p>}
        {tried === 'failed' && <p className={styles.failed}>{words.failed}</p>}
        {tried !== null && typeof tried === 'object' && <Answer answer={tried} words={words} />}
      </div>
    </form>
  );
}

interface AnswerProps {
  readonly answer: TriedAnswer;
  readonly words: TryItProps['words'];
}

/** What came back: the status, the headers folded, the body. */
function Answer({ answer: { request, status, headers, body }, words }: AnswerProps) {
  return (
    <div className={styles.answer}>
      <p dir="ltr">
        <code>{request}</code> <b>{status}</b>
      </p>
      <details>
        <summary>{words.headers}</summary>
        <pre dir="ltr" tabIndex={0}>
          {headers}
        </pre>
      </details>
      <pre dir="ltr" tabIndex={0}>
        <code>{body}</code>
      </pre>
    </div>
  );
}
