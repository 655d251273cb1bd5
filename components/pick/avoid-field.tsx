'use client';

import { type ClipboardEvent, useId, useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { type Pasted, readPasted } from '@/lib/pick/rules/pasted';
import { mergeSpans, writeSpans } from '@/lib/pick/rules/spans';
import styles from './pick.module.css';

interface AvoidFieldProps {
  readonly value: string;
  readonly words: {
    readonly label: string;
    readonly example: string;
    readonly title: string;
    readonly pasteLabel: string;
    readonly hint: string;
    readonly submit: string;
    /** Holds `{text}` in the place of the ports. */
    readonly read: string;
    /** Holds `{text}` in the place of what is no port. */
    readonly unread: string;
    readonly none: string;
  };
}

/** As many pieces as are repeated to the reader. */
const SHOWN = 5;

/**
 * Ports to avoid, as numbers, and a box for a pasted list. The box has no name: what is in it is read here and
 * never sent; its numbers go into the field. Without scripts there is the field alone.
 */
export function AvoidField({ value, words }: AvoidFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const [pasted, setPasted] = useState<Pasted | null>(null);

  const take = (text: string): Pasted => {
    const read = readPasted(text);
    if (field.current !== null && read.spans.length > 0) {
      const there = readPasted(field.current.value).spans;
      field.current.value = writeSpans(mergeSpans([...there, ...read.spans]));
    }
    setPasted(read);
    return read;
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!text.trim().includes('\n')) return;
    event.preventDefault();
    take(text);
  };
  const onRead = () => {
    const read = take(box.current?.value ?? '');
    if (box.current !== null && read.spans.length > 0) box.current.value = '';
  };

  return (
    <>
      <label>
        {words.label}
        <input
          autoCapitalize="off"
          autoComplete="off"
          defaultValue={value}
          dir="ltr"
          name="avoid"
          onPaste={onPaste}
          placeholder={words.example}
          ref={field}
          spellCheck={false}
          type="text"
        />
      </label>
      <details className={`${styles.paste} needs-script`}>
        <summary>{words.title}</summary>
        <label>
          {words.pasteLabel}
          <textarea aria-describedby={hint} dir="ltr" ref={box} spellCheck={false} />
        </label>
        <p id={hint}>{words.hint}</p>
        <button className={buttonClass('plain')} onClick={onRead} type="button">
          {words.submit}
        </button>
      </details>
      <div aria-live="polite" className={styles.paste}>
        {pasted !== null && <Read pasted={pasted} words={words} />}
      </div>
    </>
  );
}

function Read({ pasted, words }: { readonly pasted: Pasted } & Pick<AvoidFieldProps, 'words'>) {
  const fill = (sentence: string, text: string) => sentence.replace('{text}', () => text);
  const pieces = pasted.unread.slice(0, SHOWN).join(' ');
  return (
    <>
      <p>
        {pasted.spans.length === 0
          ? words.none
          : fill(words.read, writeSpans(pasted.spans).replaceAll(',', ', '))}
      </p>
      {pieces !== '' && <p>{fill(words.unread, pieces)}</p>}
    </>
  );
}
