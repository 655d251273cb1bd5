'use client';

import { useTranslations } from 'next-intl';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import styles from './check.module.css';
import { CheckAnswer, CheckMessages } from './check-result';

interface WhoBoxProps {
  readonly port: number;
  readonly locale: Locale;
}

/** Reads the answer of one of the commands above: who is on this port, how to stop it, where else to go. */
export default function WhoBox(props: WhoBoxProps) {
  return (
    <CheckMessages locale={props.locale}>
      <Box {...props} />
    </CheckMessages>
  );
}

function Box({ port, locale }: WhoBoxProps) {
  const t = useTranslations('checkPaste');
  const [text, setText] = useState('');
  const read = useDeferredValue(text);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className={styles.box}>
      <label className={styles.label} htmlFor={id}>
        {t('box.label')}
      </label>
      <textarea
        aria-describedby={`${id}-private`}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        className={styles.small}
        dir="ltr"
        id={id}
        onChange={(event) => setText(event.target.value)}
        ref={field}
        rows={4}
        spellCheck={false}
        wrap="off"
      />
      <p className={styles.private} id={`${id}-private`}>
        {t('private')}
      </p>
      {read.trim() !== '' && <CheckAnswer locale={locale} only={port} text={read} />}
    </div>
  );
}
