'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { Side } from './rebase';
import styles from './stale-choice.module.css';

/** One field on which both versions disagree, as text. */
export interface Disagreement {
  readonly name: string;
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

interface StaleChoiceProps {
  readonly revision: number;
  readonly fields: readonly Disagreement[];
  readonly onGoOn: (sides: Readonly<Record<string, Side>>) => void;
}

/** Somebody else was faster: both versions of each field in question, and which of them goes on. */
export function StaleChoice({ revision, fields, onGoOn }: StaleChoiceProps) {
  const t = useTranslations('editForms');
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section aria-labelledby="stale-title" className={styles.stale} ref={box} tabIndex={-1}>
      <h2 id="stale-title">{t('stale.title')}</h2>
      <p>{t('stale.text', { revision })}</p>
      {fields.map(({ name, label, theirs, mine }) => (
        <fieldset className={styles.field} key={name}>
          <legend>{label}</legend>
          {(['theirs', 'mine'] as const).map((side) => (
            <label className={styles.side} key={side}>
              <span className={styles.whose}>
                <input
                  checked={(sides[name] ?? 'mine') === side}
                  name={`stale-${name}`}
                  onChange={() => setSides((now) => ({ ...now, [name]: side }))}
                  type="radio"
                />
                {t(`stale.${side}`)}
              </span>
              <span className={styles.text} dir="auto">
                {side === 'theirs' ? theirs : mine}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button className={buttonClass('primary')} onClick={() => onGoOn(sides)} type="button">
        {t('stale.goOn')}
      </button>
    </section>
  );
}
