'use client';

import { type ReactNode, useCallback } from 'react';
import { COPY_BUTTON_CLASS, copyText } from './copy-button';

interface CopyLinesProps {
  readonly labels: {
    readonly copy: string;
    readonly copied: string;
    /** The name of a button; holds `{text}` in the place of what it copies. */
    readonly name: string;
  };
  /** Holds `code` elements, each in an element of its own that has room for a button. */
  readonly children: ReactNode;
}

/**
 * Gives every line of code within it a button that copies it. The buttons are no part of the page that the
 * server sends: they do nothing without scripts, and no line is sent a second and a third time for them. Nor are they
 * React's: a page has some forty, and they would be rendered before anything else can be used.
 */
export function CopyLines({ labels, children }: CopyLinesProps) {
  const { copy, copied, name } = labels;
  const find = useCallback(
    (within: HTMLDivElement) => {
      const buttons = [...within.querySelectorAll('code')].map((line) => {
        const button = copyButton(line.textContent, { copy, copied, name });
        line.parentElement?.append(button);
        return button;
      });
      return () => {
        for (const button of buttons) button.remove();
      };
    },
    [copy, copied, name],
  );
  return <div ref={find}>{children}</div>;
}

/** What `CopyButton` renders. */
function copyButton(text: string, labels: CopyLinesProps['labels']): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = COPY_BUTTON_CLASS;
  button.setAttribute(
    'aria-label',
    labels.name.replace('{text}', () => text),
  );
  const word = document.createElement('span');
  word.setAttribute('aria-live', 'polite');
  word.textContent = labels.copy;
  button.append(word);
  button.addEventListener('click', () =>
    copyText(text, (done) => (word.textContent = done ? labels.copied : labels.copy)),
  );
  return button;
}
