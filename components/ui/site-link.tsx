import type { ComponentProps } from 'react';

interface SiteLinkProps extends ComponentProps<'a'> {
  /** An address of this site that is a page. */
  readonly href: string;
}

/**
 * A link to a page of this site, followed without loading the page anew where scripts run (`FollowLinks`). Nothing is
 * fetched before that. An ordinary link: a page has many, and a component for each would be work before it can be used.
 */
export function SiteLink(props: SiteLinkProps) {
  return <a {...props} data-site="" />;
}
