'use client';

import Link from 'next/link';
import type { ComponentProps } from 'react';

type SiteLinkProps = Omit<ComponentProps<typeof Link>, 'prefetch'>;

/** Next's link that fetches nothing before it is followed; said here, it is not sent with every link of a page. */
export function SiteLink(props: SiteLinkProps) {
  return <Link {...props} prefetch={false} />;
}
