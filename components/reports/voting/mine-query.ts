import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { PortMine } from '@/lib/notifications/schema';

/** One for all tallies of the page: they ask once. */
export const voteClient = new QueryClient();

/** Null where nobody is signed in after all: the hint cookie only hints. */
export function mineQuery(port: number) {
  return queryOptions({
    queryKey: ['mine', port],
    // Without its signal: the question outlives whoever asked it first, so that it is asked once.
    queryFn: async (): Promise<PortMine | null> => {
      const response = await fetch(`/api/v1/ports/${port}/mine`, { cache: 'no-store' });
      if (response.status === 401) return null;
      if (!response.ok) throw new Error(`mine answered ${response.status}`);
      return (await response.json()) as PortMine;
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: 1,
  });
}
