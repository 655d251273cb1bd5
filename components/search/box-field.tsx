'use client';

import type { FocusEvent, KeyboardEvent } from 'react';
import { useRef } from 'react';
import styles from './command-box.module.css';
import type { CommandBoxLabels } from './command-box-labels';

interface BoxFieldProps {
  readonly text: string;
  readonly labels: CommandBoxLabels;
  readonly listId: string;
  /** The id of the chosen line. */
  readonly activeId: string | undefined;
  readonly expanded: boolean;
  /** The results page, for a browser that sends the form after all. */
  readonly action: string;
  /** The keyboard is here from now on; what was typed before went elsewhere. */
  readonly onBegin: () => void;
  readonly onText: (text: string) => void;
  /** True where the key was used up. */
  readonly onMove: (key: string) => boolean;
  readonly onEnter: () => void;
  readonly onClose: () => void;
}

/** The line one types into: a combobox whose list stands below (ARIA APG, "list autocomplete"). */
export function BoxField(props: BoxFieldProps) {
  const {
    text,
    labels,
    listId,
    activeId,
    expanded,
    action,
    onBegin,
    onText,
    onMove,
    onEnter,
    onClose,
  } = props;
  const begun = useRef(false);
  const onFocus = ({ target }: FocusEvent<HTMLInputElement>) => {
    target.setSelectionRange(target.value.length, target.value.length);
    if (!begun.current) onBegin();
    begun.current = true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { isComposing } = event.nativeEvent;
    if (isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (onMove(event.key)) event.preventDefault();
  };
  return (
    <form
      action={action}
      className={styles.line}
      data-no-box
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
      role="search"
    >
      <svg
        aria-hidden="true"
        className={styles.lens}
        fill="none"
        height="18"
        viewBox="0 0 16 16"
        width="18"
      >
        <circle cx="7" cy="7" r="4.6" />
        <path d="m10.5 10.5 3.6 3.6" />
      </svg>
      <input
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-expanded={expanded}
        aria-label={labels.title}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        autoFocus
        dir="auto"
        enterKeyHint="go"
        name="q"
        onChange={(event) => onText(event.target.value)}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        placeholder={labels.placeholder}
        role="combobox"
        spellCheck={false}
        type="text"
        value={text}
      />
      <button aria-label={labels.close} className={styles.close} onClick={onClose} type="button">
        <kbd aria-hidden="true">Esc</kbd>
      </button>
    </form>
  );
}
