import { queryOptions } from '@tanstack/react-query';
import type { Queue } from '@/lib/edits/schema';
import { deskEndpoint, QUEUE_ENDPOINT } from '@/lib/edits/routes';
import type { Desk } from './desk';

/** A desk that was fetched ahead is good for so long; deciding names the version seen, so an older one does no harm. */
const FRESH_MS = 60_000;
/** New edits appear by themselves. */
const LIST_EVERY_MS = 45_000;

/** Everything about one edit. `visit` tells one opening of the queue from the next: each begins with what its page brings. */
export function deskQuery(id: number, visit: string) {
  return queryOptions<Desk>({
    queryKey: ['desk', deskEndpoint(id), visit],
    staleTime: FRESH_MS,
  });
}

/** What waits. */
export function queueQuery(visit: string) {
  return queryOptions<Queue>({
    queryKey: ['queue', QUEUE_ENDPOINT, visit],
    staleTime: 10_000,
    refetchInterval: LIST_EVERY_MS,
    refetchOnWindowFocus: true,
  });
}
