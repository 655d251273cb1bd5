import type { ReactNode } from 'react';
import { buttonClass } from './button-class';
import { LocaleLink } from './locale-link';

interface ButtonLinkProps {
  /** Absolute path without a language. */
  readonly href: string;
  readonly tone?: 'plain' | 'primary';
  readonly children: ReactNode;
}

// Client components take it from its own file: this one's link needs the server.
export { buttonClass };

/** A link that looks like a button. */
export function ButtonLink({ href, tone = 'plain', children }: ButtonLinkProps) {
  return (
    <LocaleLink className={buttonClass(tone)} href={href}>
      {children}
    </LocaleLink>
  );
}
