import type { ReactNode } from 'react';

interface PermalinkProps {
  /** The id of what it leads to: the heading it stands in, or the section. */
  readonly id: string;
  readonly children: ReactNode;
}

/** The words of a heading as its permanent link; a # appears behind them on hover and focus. */
export function Permalink({ id, children }: PermalinkProps) {
  return (
    <a className="permalink" href={`#${id}`}>
      {children}
    </a>
  );
}
