'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useId, useRef, useState } from 'react';
import { kindKey } from '@/lib/edits/kind-key';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { EDIT_KINDS } from '@/lib/edits/types';
import { DEFAULT_LOCALE, isLocale, languageName, localePath, LOCALES } from '@/lib/i18n/locales';
import { QUEUE_PARTS, QUEUE_SORTS, type QueueFilter } from '@/lib/moderation/desk';
import { withQuery } from '@/lib/platform/address';
import styles from './desk-list.module.css';

interface DeskFilterProps {
  readonly filter: QueueFilter;
  readonly narrow: (filter: QueueFilter) => void;
}

/** Whether it leaves anything out. */
export function isNarrowed({ kind, language, only }: QueueFilter): boolean {
  return kind !== undefined || language !== undefined || only !== undefined;
}

/** What of the queue is looked at, and in which order; the address says it too, so that it can be kept. */
export function DeskFilter({ filter, narrow }: DeskFilterProps) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const locale = useLocale();
  // As it was opened or closed by hand: a choice does not fold the choices up.
  const [open, setOpen] = useState(isNarrowed(filter));
  // Of two choices close together the second adds to the first, which may not be shown yet.
  const latest = useRef(filter);
  const change = (more: Partial<Record<keyof QueueFilter, string | undefined>>) => {
    const next = { ...latest.current, ...more } as QueueFilter;
    latest.current = next;
    const own = localePath(isLocale(locale) ? locale : DEFAULT_LOCALE, QUEUE_PATH);
    const { sort, ...rest } = next;
    history.replaceState(
      history.state,
      '',
      withQuery(own, { ...(sort === 'pressing' ? {} : { sort }), ...rest }),
    );
    narrow(next);
  };
  return (
    <details
      className={styles.filter}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      open={open}
    >
      <summary>
        {t('filter.open')}
        {isNarrowed(filter) && <b> · {t('filter.active')}</b>}
      </summary>
      <div className={styles.choices}>
        <Choice
          change={(sort) => change({ sort })}
          label={t('filter.sort')}
          value={filter.sort}
          values={QUEUE_SORTS.map((one) => [one, t(`filter.sorts.${one}`)])}
        />
        <Choice
          any={t('filter.any')}
          change={(kind) => change({ kind })}
          label={t('filter.kind')}
          value={filter.kind}
          values={EDIT_KINDS.map((one) => [one, edits(`kinds.${kindKey(one)}`)])}
        />
        <Choice
          any={t('filter.any')}
          change={(only) => change({ only })}
          label={t('filter.only')}
          value={filter.only}
          values={QUEUE_PARTS.map((one) => [one, t(`filter.parts.${one}`)])}
        />
        <Choice
          any={t('filter.any')}
          change={(language) => change({ language })}
          label={t('filter.language')}
          value={filter.language}
          values={LOCALES.map((one) => [one, languageName(one, locale)])}
        />
        {isNarrowed(filter) && (
          <button
            onClick={() => change({ kind: undefined, language: undefined, only: undefined })}
            type="button"
          >
            {t('filter.clear')}
          </button>
        )}
      </div>
    </details>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly values: readonly (readonly [value: string, label: string])[];
  /** What no choice is called; none where one must be made. */
  readonly any?: string;
  readonly change: (value: string | undefined) => void;
}

function Choice({ label, value, values, any, change }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        onChange={({ target }) => change(target.value === '' ? undefined : target.value)}
        value={value ?? ''}
      >
        {any !== undefined && <option value="">{any}</option>}
        {values.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}
