import { queryOptions } from '@tanstack/react-query';
import type { Queue } from '@/lib/edits/queue';
import {
  AGREEMENT_ENDPOINT,
  deskEndpoint,
  groupEndpoint,
  QUEUE_ENDPOINT,
  READY_REASONS_ENDPOINT,
  VERDICTS_ENDPOINT,
} from '@/lib/edits/routes';
import { withQuery } from '@/lib/platform/address';
import type { Desk, QueueFilter } from './desk';
import type { Group, GroupWay } from './group';
import type { ToldVerdicts } from './held';
import type { ReadyReason } from './ready-reasons';
import type { Agreement } from './trials';

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

/** What has something in common with an edit: as it is now, whenever it is opened. */
export function groupQuery(id: number, by: GroupWay) {
  return queryOptions<Group>({
    queryKey: ['group', withQuery(groupEndpoint(id), { by })],
    staleTime: 0,
  });
}

/** What waits and fits the filter. */
export function queueQuery(filter: QueueFilter, visit: string) {
  return queryOptions<Queue>({
    queryKey: ['queue', withQuery(QUEUE_ENDPOINT, filter), visit],
    staleTime: 10_000,
    refetchInterval: LIST_EVERY_MS,
    refetchOnWindowFocus: true,
  });
}

/** The reviewer's own ready reasons. */
export function readyReasonsQuery() {
  return queryOptions<{ readonly items: readonly ReadyReason[] }>({
    queryKey: ['ready-reasons', READY_REASONS_ENDPOINT],
    staleTime: FRESH_MS,
  });
}

/** How often the reviewer's verdicts agree with what is known. */
export function agreementQuery() {
  return queryOptions<Agreement>({
    queryKey: ['agreement', AGREEMENT_ENDPOINT],
    staleTime: FRESH_MS,
  });
}

/** A verdict is given in the second after its time: while one waits it is asked for so often what became of it. */
export const VERDICTS_EVERY_MS = 1_200;

/** What became of the reviewer's verdicts. */
export function verdictsQuery(visit: string) {
  return queryOptions<ToldVerdicts>({
    queryKey: ['verdicts', VERDICTS_ENDPOINT, visit],
    staleTime: 0,
  });
}
