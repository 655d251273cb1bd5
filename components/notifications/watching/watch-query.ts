import { queryOptions } from '@tanstack/react-query';
import { mineQuery, voteClient } from '@/components/reports/voting/mine-query';
import { watchEndpoint } from '@/lib/notifications/routes';
import type { WatchState, WatchSubject } from '@/lib/notifications/types';
import type { Sent } from './watch-toggle';

/** Whether the viewer watches this; null where nobody is signed in after all. A port's page asks once for votes and watch. */
export function watchQuery(subject: WatchSubject) {
  const endpoint = watchEndpoint(subject);
  return queryOptions({
    queryKey: ['watch', endpoint],
    queryFn: async (): Promise<WatchState | null> => {
      if (!('slug' in subject) && subject.portStart === subject.portEnd)
        return (await voteClient.query(mineQuery(subject.portStart)))?.watches ?? null;
      const response = await fetch(endpoint, { cache: 'no-store' });
      if (response.status === 401) return null;
      if (!response.ok) throw new Error(`watch answered ${response.status}`);
      return (await response.json()) as WatchState;
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: 1,
  });
}

/** Tells the server whether to watch. Idempotent, so a lost answer does no harm. */
export async function sendWatch(subject: WatchSubject, on: boolean): Promise<Sent> {
  try {
    const response = await fetch(watchEndpoint(subject), { method: on ? 'PUT' : 'DELETE' });
    if (response.ok) return { ok: true };
    const problem = (await response.json().catch(() => ({}))) as { reason?: string };
    return {
      ok: false,
      reason: problem.reason ?? (response.status >= 500 ? 'unreachable' : 'other'),
    };
  } catch {
    return { ok: false, reason: 'unreachable' };
  }
}
