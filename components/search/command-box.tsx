'use client';

import type { ComponentType, FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { SEARCH_PATH } from '@/lib/search/routes';
import type { BoxContentProps } from './box-content';
import styles from './command-box.module.css';
import type { CommandBoxLabels } from './site-command-box';

interface CommandBoxProps {
  readonly labels: CommandBoxLabels;
  readonly locale: Locale;
  /** The text to begin with, read again when the keyboard is here: people type on meanwhile. */
  readonly startText: () => string;
  /** Told what was typed. */
  readonly onClose: (text: string) => void;
}

/** What the field's keys do to the list below it. */
export interface BoxKeys {
  /** True where the key was used up. */
  readonly move: (key: string) => boolean;
  readonly enter: () => void;
}

/** What the field says of the list below it. */
export interface ShownList {
  /** The id of the chosen line. */
  readonly activeId: string | undefined;
  readonly expanded: boolean;
}

export const loadBoxContent = () => import('./box-content');
// Where it cannot be fetched the field goes on as a plain form.
const BoxContent = lazy<ComponentType<BoxContentProps>>(() =>
  loadBoxContent().catch(() => ({ default: () => null })),
);

/**
 * Search as you type, over the page. The field is there at once, so that nothing typed is lost; the search
 * itself is loaded behind it. Until then Enter leads to the page of results.
 */
export function CommandBox({ labels, locale, startText, onClose }: CommandBoxProps) {
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const keys = useRef<BoxKeys>(null);
  const [text, setText] = useState(startText);
  const [shown, setShown] = useState<ShownList | null>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  const leave = () => {
    dialog.current?.close();
    // Told at once: the dialog's own event comes later, and a box called in between would be lost to it.
    onClose(text);
  };
  const enter = () => {
    if (keys.current === null) return text.trim() === '';
    keys.current.enter();
    return true;
  };
  const onBackdrop = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target === event.currentTarget) leave();
  };
  return (
    <dialog
      aria-label={labels.title}
      className={styles.box}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClick={onBackdrop}
      onClose={leave}
      ref={dialog}
    >
      <div className={styles.sheet}>
        <BoxField
          action={localePath(locale, SEARCH_PATH)}
          activeId={shown?.activeId}
          expanded={shown?.expanded === true}
          labels={labels}
          listId={shown === null ? undefined : listId}
          onBegin={() => setText(startText())}
          onClose={leave}
          onEnter={enter}
          onMove={(key) => keys.current?.move(key) === true}
          onText={setText}
          text={text}
        />
        <Suspense fallback={null}>
          <BoxContent
            keys={keys}
            labels={labels}
            listId={listId}
            locale={locale}
            onLeave={leave}
            onShown={setShown}
            setText={setText}
            text={text}
          />
        </Suspense>
      </div>
    </dialog>
  );
}

interface BoxFieldProps {
  readonly text: string;
  readonly labels: CommandBoxLabels;
  /** The list below, once it is there. */
  readonly listId: string | undefined;
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
  /** False where the browser sends the form. */
  readonly onEnter: () => boolean;
  readonly onClose: () => void;
}

/** The line one types into: a combobox whose list stands below (ARIA APG, "list autocomplete"). */
function BoxField(props: BoxFieldProps) {
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
        if (onEnter()) event.preventDefault();
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
