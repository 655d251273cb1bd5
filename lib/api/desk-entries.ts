import { z } from 'zod';
import { queueItemSchema, queueSchema } from '@/lib/edits/schema';
import { knownReportSchema, knownUsesQuery, knownUsesSchema } from '@/lib/edits/known';
import { deskSchema } from '@/lib/moderation/desk';
import { listQuery } from '@/lib/platform/list-query';

/** Names in the OpenAPI document. */
export const DESK_SCHEMAS = {
  Desk: deskSchema,
  KnownReport: knownReportSchema,
  QueueItem: queueItemSchema,
} as const;

/** What is looked at before something is proposed or decided. */
export const DESK_OPERATIONS = [
  {
    id: 'getKnown',
    method: 'get',
    path: '/ports/{n}/known',
    params: z.object({ n: z.number().int() }),
    query: knownUsesQuery,
    answer: knownUsesSchema,
  },
  {
    id: 'listQueue',
    method: 'get',
    path: '/queue',
    query: listQuery,
    answer: queueSchema,
    signedIn: true,
  },
  {
    id: 'getDesk',
    method: 'get',
    path: '/queue/{id}',
    params: z.object({ id: z.number().int() }),
    answer: deskSchema,
    signedIn: true,
  },
] as const;
