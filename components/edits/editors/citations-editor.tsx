'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import styles from './editors.module.css';

/** A source of an article as `changes` hold it. */
interface Citation {
  readonly id: number;
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly checked: string;
}

interface CitationsEditorProps {
  readonly value: unknown;
  readonly onChange: (value: readonly Citation[]) => void;
}

/** The numbered sources of an article. */
export function CitationsEditor({ value, onChange }: CitationsEditorProps) {
  const t = useTranslations('edits');
  const list = Array.isArray(value) ? (value as Citation[]) : [];
  const next = Math.max(0, ...list.map(({ id }) => id)) + 1;
  const put = (at: number, part: Partial<Citation>) =>
    onChange(list.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <>
      <ul className={styles.pieces}>
        {list.map((citation, at) => (
          <li className={styles.piece} key={citation.id}>
            <strong className={styles.wide}>{t('editor.citation', { id: citation.id })}</strong>
            <label className={styles.wide}>
              {t('editor.sourceTitle')}
              <input
                dir="auto"
                onChange={({ target }) => put(at, { title: target.value })}
                value={citation.title}
              />
            </label>
            <label className={styles.wide}>
              {t('editor.url')}
              <input
                dir="ltr"
                inputMode="url"
                onChange={({ target }) => put(at, { url: target.value.trim() })}
                value={citation.url}
              />
            </label>
            <label>
              {t('editor.publisher')}
              <input
                dir="auto"
                onChange={({ target }) => put(at, { publisher: target.value })}
                value={citation.publisher}
              />
            </label>
            <label>
              {t('editor.checkedOn')}
              <input
                dir="ltr"
                onChange={({ target }) => put(at, { checked: target.value })}
                type="date"
                value={citation.checked}
              />
            </label>
            <button
              className={buttonClass()}
              onClick={() => onChange(list.filter((_, index) => index !== at))}
              type="button"
            >
              {t('editor.remove')}
            </button>
          </li>
        ))}
      </ul>
      <p>
        <button
          className={buttonClass()}
          onClick={() =>
            onChange([...list, { id: next, title: '', publisher: '', url: '', checked: today() }])
          }
          type="button"
        >
          {t('editor.addEvidence')}
        </button>
      </p>
    </>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
