'use client';

import { type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import { CopyButton } from './copy-button';

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
 * server sends: they do nothing without scripts, and no line is sent a second and a third time for them.
 */
export function CopyLines({ labels, children }: CopyLinesProps) {
  const [lines, setLines] = useState<readonly HTMLElement[]>([]);
  const find = useCallback((within: HTMLDivElement | null) => {
    setLines([...(within?.querySelectorAll('code') ?? [])]);
  }, []);
  return (
    <div ref={find}>
      {children}
      {lines.map((line, index) => {
        const text = line.textContent;
        const name = labels.name.replace('{text}', () => text);
        return (
          line.parentElement !== null &&
          createPortal(
            <CopyButton labels={{ ...labels, name }} text={text} />,
            line.parentElement,
            String(index),
          )
        );
      })}
    </div>
  );
}
