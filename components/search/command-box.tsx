'use client';

import type { MouseEvent } from 'react';
import { useEffect, useId, useRef } from 'react';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { SEARCH_PATH } from '@/lib/search/routes';
import { BoxField } from './box-field';
import type { BoxEntry } from './box-list';
import { BoxOption } from './box-option';
import { BoxFoot, BoxState } from './box-state';
import styles from './command-box.module.css';
import type { CommandBoxLabels } from './command-box-labels';
import { useBox } from './use-box';

export interface CommandBoxProps {
  readonly labels: CommandBoxLabels;
  readonly locale: Locale;
  /** The text to begin with, read again when the box is there: people type on while it is being fetched. */
  readonly startText: () => string;
  /** Told what was typed. */
  readonly onClose: (text: string) => void;
}

/** Search as you type, over the page. */
export default function CommandBox({ labels, locale, startText, onClose }: CommandBoxProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const box = useBox(locale, startText, (text) => {
    dialog.current?.close();
    // Told at once: the dialog's own event comes later, and a box called in between would be lost to it.
    onClose(text);
  });
  const { asked, entries, at } = box;
  const open = entries.length > 0;

  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const onPick = (entry: BoxEntry) => (event: MouseEvent) => {
    // A new tab or window is the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    box.pick(entry);
  };
  const onBackdrop = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target === event.currentTarget) box.leave();
  };

  return (
    <dialog
      aria-label={labels.title}
      className={styles.box}
      onCancel={(event) => {
        event.preventDefault();
        box.leave();
      }}
      onClick={onBackdrop}
      onClose={box.leave}
      ref={dialog}
    >
      <div className={styles.sheet}>
        <BoxField
          action={localePath(locale, SEARCH_PATH)}
          activeId={open && at >= 0 ? `${id}-${at}` : undefined}
          expanded={open}
          labels={labels}
          listId={`${id}-list`}
          onBegin={() => box.setText(startText())}
          onClose={box.leave}
          onEnter={box.enter}
          onMove={box.move}
          onText={box.setText}
          text={box.text}
        />
        <div className={styles.body} data-stale={box.current ? undefined : true}>
          <BoxState box={box} labels={labels} />
          <div
            aria-label={asked === '' ? labels.recent : labels.title}
            className={styles.list}
            id={`${id}-list`}
            role="listbox"
          >
            {entries.map((entry, index) => (
              <BoxOption
                active={index === at}
                entry={entry}
                id={`${id}-${index}`}
                key={`${entry.type} ${entry.type === 'all' ? '' : entry.item.kind} ${entry.url}`}
                labels={labels}
                onPick={onPick(entry)}
                onPoint={() => box.point(index)}
              />
            ))}
          </div>
        </div>
        <BoxFoot labels={labels} />
      </div>
    </dialog>
  );
}
