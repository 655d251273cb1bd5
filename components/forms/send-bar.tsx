'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { SEND_ANCHOR } from '@/lib/edits/routes';
import styles from './form.module.css';
import type { Drafted } from './use-draft';

const never = () => () => undefined;

interface SendBarProps {
  readonly draft: Pick<Drafted<object>, 'restoredAt' | 'kept'>;
  readonly sending: boolean;
  readonly label: string;
  readonly next: string;
}

/** The button that sends the form, and what is to be known before; who comes back from signing in finds it focused. */
export function SendBar({ draft, sending, label, next }: SendBarProps) {
  const t = useTranslations('editForms');
  const button = useRef<HTMLButtonElement>(null);
  const isThere = useSyncExternalStore(
    never,
    () => location.hash === `#${SEND_ANCHOR}`,
    () => false,
  );
  const isBack = isThere && draft.restoredAt !== null;
  useEffect(() => {
    if (isBack) button.current?.focus();
  }, [isBack]);
  return (
    <div className={styles.bar} id={SEND_ANCHOR}>
      <button aria-disabled={sending} className={buttonClass('primary')} ref={button} type="submit">
        {label}
      </button>
      <p role="status">{isBack ? t('step.back') : draft.kept ? t('keptHere') : next}</p>
    </div>
  );
}
