'use client';

import { useEffect } from 'react';
import { queryClient } from '@/components/client/query';
import { viewerQuery } from '@/lib/auth/query-options';

/** Tells the masthead how many are unread, as this page knows it, without another question to the server. */
export function UnreadSync({ unread }: { readonly unread: number }) {
  useEffect(() => {
    queryClient().setQueryData(viewerQuery.queryKey, (viewer) => viewer && { ...viewer, unread });
  }, [unread]);
  return null;
}
