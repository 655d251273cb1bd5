'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { type Mark, MARKS, SHORTCUTS } from './marks';
import styles from './markdown-field.module.css';

type Button = Mark | 'citation';

/** What stands on each button; its name is said aloud and in the title. */
const SIGNS: Readonly<Record<Button, ReactNode>> = {
  bold: <b>B</b>,
  italic: <i>I</i>,
  code: '<>',
  link: (
    <Picture d="M10 13a5 5 0 0 0 7 0l3-3a5 5 0 0 0-7-7l-1 1M14 11a5 5 0 0 0-7 0l-3 3a5 5 0 0 0 7 7l1-1" />
  ),
  heading: <b>H</b>,
  list: <Picture d="M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01" />,
  quote: <Picture d="M4 5v14M9 8h11M9 12h11M9 16h7" />,
  citation: '[^1]',
};

function Picture({ d }: { readonly d: string }) {
  return (
    <svg aria-hidden="true" fill="none" height="18" viewBox="0 0 24 24" width="18">
      <path d={d} stroke="currentColor" strokeLinecap="round" strokeWidth="2" />
    </svg>
  );
}

interface ToolbarProps {
  readonly label: string;
  /** The id of the text area. */
  readonly controls: string;
  readonly act: (button: Button) => void;
  /** Whether the list of sources is open. */
  readonly citing: boolean;
}

/** The marks as buttons: one stop for the Tab key, arrows between them. */
export function Toolbar({ label, controls, act, citing }: ToolbarProps) {
  const t = useTranslations('editForms');
  const [at, setAt] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const buttons: readonly Button[] = [...MARKS, 'citation'];
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = nextButton(event, at, buttons.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      aria-controls={controls}
      aria-label={label}
      className={`${styles.toolbar} needs-script`}
      onKeyDown={onKeyDown}
      ref={bar}
      role="toolbar"
    >
      {buttons.map((button, index) => (
        <button
          aria-expanded={button === 'citation' ? citing : undefined}
          aria-keyshortcuts={SHORTCUTS[button]}
          aria-label={t(`toolbar.${button}`)}
          key={button}
          // The text keeps its selection, and on a phone its keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setAt(index);
            act(button);
          }}
          tabIndex={index === at ? 0 : -1}
          title={[t(`toolbar.${button}`), SHORTCUTS[button]?.replace('Control', 'Ctrl')]
            .filter(Boolean)
            .join(' · ')}
          type="button"
        >
          <span aria-hidden="true" dir="ltr">
            {SIGNS[button]}
          </span>
        </button>
      ))}
    </div>
  );
}

/** Where an arrow, Home or End leads; where text runs from right to left, arrows do too. */
function nextButton(
  { key, currentTarget }: KeyboardEvent<HTMLDivElement>,
  at: number,
  count: number,
): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const isRtl = getComputedStyle(currentTarget).direction === 'rtl';
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  return step === 0 ? null : (at + (isRtl ? -step : step) + count) % count;
}
