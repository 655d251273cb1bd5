'use client';

import { useQuery } from '@tanstack/react-query';
import { queryClient } from '@/components/client/query';
import { viewerQuery } from '@/lib/auth/query-options';
import { TRUST } from '@/lib/levels/levels';
import type { ModerateLinkProps } from './moderate-link';

/** Asks who looks, and shows the link to moderators. */
export default function ModerateLinkOpen({ href, label }: ModerateLinkProps) {
  const { data: viewer } = useQuery(viewerQuery, queryClient());
  if (viewer == null || viewer.trust < TRUST.moderator) return null;
  return (
    <a href={href} rel="nofollow">
      {label}
    </a>
  );
}
