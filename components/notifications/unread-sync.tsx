'use client';

import { useEffect } from 'react';
import { queryClient } from '@/components/ui/query-client';
import { viewerQuery } from '@/lib/auth/query-options';
import type { Viewer } from '@/lib/auth/schema';

/** Tells the masthead how many are unread, as this page knows it, without another question to the server. */
export function UnreadSync({ unread }: { readonly unread: number }) {
  useEffect(() => {
    queryClient().setQueryData<Viewer | null>(
      viewerQuery.queryKey,
      (viewer) => viewer && { ...viewer, unread },
    );
  }, [unread]);
  return null;
}
