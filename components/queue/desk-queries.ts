import { QueryClient, queryOptions } from '@tanstack/react-query';
import type { Queue } from '@/lib/edits/context';
import { deskEndpoint, QUEUE_ENDPOINT } from '@/lib/edits/routes-pages';
import type { Desk } from '@/lib/moderation/desk';

/** Why a question was not answered, for what follows from it. */
export class Unanswered extends Error {
  override name = 'Unanswered';

  constructor(readonly status: number) {
    super(`the queue answered ${status}`);
  }
}

async function asked<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(path, { signal, cache: 'no-store' });
  if (!response.ok) throw new Unanswered(response.status);
  return (await response.json()) as Answer;
}

/** A desk that was fetched ahead is good for so long; deciding names the version seen, so an older one does no harm. */
const FRESH_MS = 60_000;
/** New edits appear by themselves. */
const LIST_EVERY_MS = 45_000;

const retry = (count: number, error: Error) =>
  count < 2 && !(error instanceof Unanswered && error.status < 500);

/** Everything about one edit. */
export function deskQuery(id: number) {
  return queryOptions({
    queryKey: ['desk', id],
    queryFn: ({ signal }) => asked<Desk>(deskEndpoint(id), signal),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
    retry,
  });
}

/** What waits. */
export const queueQuery = queryOptions({
  queryKey: ['queue'],
  queryFn: ({ signal }) => asked<Queue>(QUEUE_ENDPOINT, signal),
  staleTime: 10_000,
  refetchInterval: LIST_EVERY_MS,
  retry,
});

/** One for each visit of the queue: what one reviewer was shown is nobody else's. */
export function newDeskClient(): QueryClient {
  return new QueryClient();
}
