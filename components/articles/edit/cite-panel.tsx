'use client';

import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type ItemValue, textOf } from '@/components/forms/values';
import { buttonClass } from '@/components/ui/button-class';
import styles from './markdown-field.module.css';
import { pastedLink } from './pasted-link';
import { pastedSource, type PastedLink, type PastedSource } from './pasted-source';

interface CitePanelProps {
  readonly citations: readonly ItemValue[];
  /** How many there may be. */
  readonly max: number;
  /** Cites a source of the list. */
  readonly cite: (id: number) => void;
  /** Puts a source on the list, unless it is there, and cites it. */
  readonly add: (source: PastedSource) => void;
  readonly close: () => void;
}

/** The sources to cite again, and a place for the link of a new one. */
export function CitePanel({ citations, max, cite, add, close }: CitePanelProps) {
  const t = useTranslations('editForms');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<'wrong' | 'full' | null>(null);
  const link = useRef<PastedLink | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const send = () => {
    const source = pastedSource(text, link.current);
    if (source === null) setWrong('wrong');
    else if (citations.length >= max) setWrong('full');
    else add(source);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <section aria-labelledby={`${id}-title`} className={styles.cite} onKeyDown={onKeyDown}>
      <div className={styles.citeHead}>
        <h3 id={`${id}-title`}>{t('cite.title')}</h3>
        <button className={styles.close} onClick={close} type="button">
          {t('cite.close')}
        </button>
      </div>
      {citations.length > 0 && (
        <ul className={styles.sources}>
          {citations.map((one) => (
            <li key={textOf(one.id)}>
              <button onClick={() => cite(Number(one.id))} type="button">
                <span className={styles.number} dir="ltr">
                  {textOf(one.id)}
                </span>{' '}
                <bdi>{nameOf(one) ?? t('cite.untitled')}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      <label htmlFor={`${id}-link`}>{t('cite.link')}</label>
      <p className={styles.hint} id={`${id}-hint`}>
        {t('cite.hint')}
      </p>
      <div className={styles.add}>
        <input
          aria-describedby={`${id}-hint ${id}-wrong`}
          aria-invalid={wrong === null ? undefined : true}
          dir="auto"
          id={`${id}-link`}
          onChange={({ target }) => {
            setText(target.value);
            setWrong(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // It would send the form around it.
            event.preventDefault();
            send();
          }}
          onPaste={({ clipboardData }: ClipboardEvent) => {
            link.current = pastedLink(clipboardData.getData('text/html'));
          }}
          ref={field}
          value={text}
        />
        <button className={buttonClass()} onClick={send} type="button">
          {t('cite.add')}
        </button>
      </div>
      <p className={styles.wrong} id={`${id}-wrong`} role="status">
        {wrong !== null && t(`cite.${wrong}`)}
      </p>
    </section>
  );
}

function nameOf({ title, url }: ItemValue): string | null {
  return [title, url].map(textOf).find((text) => text.trim() !== '') ?? null;
}
