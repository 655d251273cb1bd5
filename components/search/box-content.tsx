'use client';

import { type MouseEvent, type RefObject, useEffect, useImperativeHandle } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import type { BoxEntry } from './box-list';
import { BoxFoot, BoxOption, BoxState } from './box-option';
import styles from './box-content.module.css';
import type { BoxKeys, ShownList } from './command-box';
import type { CommandBoxLabels } from './site-command-box';
import { useBox } from './use-box';

export interface BoxContentProps {
  readonly labels: CommandBoxLabels;
  readonly locale: Locale;
  readonly listId: string;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Closes the box: somebody goes on to a result. */
  readonly onLeave: () => void;
  /** Set to what the field's keys do to the list. */
  readonly keys: RefObject<BoxKeys | null>;
  /** Told which line is chosen, for the field's ARIA attributes. */
  readonly onShown: (shown: ShownList) => void;
}

/** What stands below the field: what to type, what was opened before, the hits. */
export default function BoxContent(props: BoxContentProps) {
  const { labels, locale, listId, text, setText, onLeave, keys, onShown } = props;
  const box = useBox(locale, text, setText, onLeave);
  const { entries, at, move, enter } = box;
  const expanded = entries.length > 0;
  const activeId = expanded && at >= 0 ? `${listId}-${at}` : undefined;
  useImperativeHandle(keys, () => ({ move, enter }));
  useEffect(() => onShown({ activeId, expanded }), [onShown, activeId, expanded]);
  useEffect(() => {
    if (activeId !== undefined)
      document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const onPick = (entry: BoxEntry) => (event: MouseEvent) => {
    // A new tab or window is the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    box.pick(entry);
  };
  return (
    <>
      <div className={styles.body} data-stale={box.current ? undefined : true}>
        <BoxState box={box} labels={labels} />
        <div
          aria-label={box.asked === '' ? labels.recent : labels.title}
          className={styles.list}
          id={listId}
          role="listbox"
        >
          {entries.map((entry, index) => (
            <BoxOption
              active={index === at}
              entry={entry}
              id={`${listId}-${index}`}
              key={`${entry.type} ${entry.type === 'all' ? '' : entry.item.kind} ${entry.url}`}
              labels={labels}
              onPick={onPick(entry)}
              onPoint={() => box.point(index)}
            />
          ))}
        </div>
      </div>
      <BoxFoot labels={labels} />
    </>
  );
}
