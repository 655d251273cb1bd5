'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { IntlLink } from '@/components/edits/intl-link';
import { buttonClass } from '@/components/ui/button-class';
import { HANDLE_PATH, SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { hasViewerHint } from '@/lib/auth/viewer-hint';
import styles from './notes.module.css';
import type { Refusal } from './refusal';

interface SignInStepProps {
  readonly refusal: Refusal;
  /** The form with its place, in the page's language: where a sign-in comes back to. */
  readonly back: string;
  /** Whether this browser keeps what is in the form. */
  readonly kept: boolean;
  /** What the form's own button says. */
  readonly submitLabel: string;
  readonly send: () => void;
  /** The ways to sign in. */
  readonly children: ReactNode;
}

/** Whether a refusal asks for this step: nobody is signed in, or not under a name yet. */
export function asksForSignIn(refusal: Refusal | null): refusal is Refusal {
  return refusal?.key === 'signed-out' || refusal?.reason === 'handle-needed';
}

/** Signing in may happen in another tab: looked at whenever somebody comes back to this one. */
function onReturn(look: () => void): () => void {
  addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
  };
}

const never = () => () => undefined;

/** The last step of a form that anybody may fill in: it says what signing in is for, and that nothing is lost. */
export function SignInStep(props: SignInStepProps) {
  const { refusal, back, kept, submitLabel, send, children } = props;
  const t = useTranslations('editForms');
  const box = useRef<HTMLElement>(null);
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [before] = useState(() => typeof document !== 'undefined' && hasViewerHint());
  const hinted = useSyncExternalStore(onReturn, hasViewerHint, () => false);
  const arrived = hinted && !before;
  useEffect(() => {
    box.current?.focus();
  }, [refusal]);
  const link = (path: string, text: string) => (
    // Without scripts nothing is kept but what stands in this tab.
    <IntlLink href={withNext(path, back)} {...(scripted ? {} : { target: '_blank' })}>
      {text}
    </IntlLink>
  );
  return (
    <section aria-labelledby="sign-in-step" className={styles.step} ref={box} tabIndex={-1}>
      {arrived ? (
        <>
          <h2 id="sign-in-step">{t('step.arrived.title')}</h2>
          <p>{t('step.arrived.text')}</p>
          <button className={buttonClass('primary')} onClick={send} type="button">
            {submitLabel}
          </button>
        </>
      ) : refusal.reason === 'handle-needed' ? (
        <>
          <h2 id="sign-in-step">{t('step.handle.title')}</h2>
          <p>{t('step.handle.text')}</p>
          <p>{link(HANDLE_PATH, t('step.handle.link'))}</p>
        </>
      ) : (
        <>
          <h2 id="sign-in-step">{t('step.title')}</h2>
          <p>{t('step.why')}</p>
          {scripted ? (
            <>
              <p>{t(kept ? 'step.kept' : 'step.notKept')}</p>
              {children}
            </>
          ) : (
            <p>
              {t('step.plain')} {link(SIGNIN_PATH, t('outcome.sessionEnded.newTab'))}
            </p>
          )}
        </>
      )}
    </section>
  );
}
