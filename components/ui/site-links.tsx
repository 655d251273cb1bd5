'use client';

import { SiteLink } from './site-link';

interface SiteLinksProps {
  /** Addresses in the page's language, with their words. */
  readonly links: readonly (readonly [href: string, text: string])[];
}

/** Links in a row. Of many of them the page sends addresses and words, not elements. */
export function SiteLinks({ links }: SiteLinksProps) {
  return links.map(([href, text]) => (
    <SiteLink href={href} key={href}>
      {text}
    </SiteLink>
  ));
}
