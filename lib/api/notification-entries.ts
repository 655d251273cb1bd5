import { z } from 'zod';
import {
  notificationSchema,
  readBodySchema,
  unreadSchema,
  watchItemSchema,
} from '@/lib/notifications/schema';
import { watchStateSchema } from '@/lib/notifications/types';
import { listOf, listQuery } from '@/lib/platform/list-query';

/** Names in the OpenAPI document. */
export const NOTIFICATION_SCHEMAS = {
  Notification: notificationSchema,
  Watch: watchItemSchema,
  WatchState: watchStateSchema,
} as const;

/** Asking, beginning and ending one watch. */
function watchCalls<const Name extends string>(name: Name, path: string, params: z.ZodObject) {
  const call = { path: `${path}/watch`, params, answer: watchStateSchema, signedIn: true } as const;
  return [
    { ...call, id: `get${name}Watch`, method: 'get' },
    { ...call, id: `watch${name}`, method: 'put' },
    { ...call, id: `unwatch${name}`, method: 'delete' },
  ] as const;
}

/** What a member watches and is told, for the registry of the API (`lib/api/registry.ts`). */
export const NOTIFICATION_OPERATIONS = [
  ...watchCalls('Port', '/ports/{n}', z.object({ n: z.number().int() })),
  ...watchCalls('Software', '/software/{slug}', z.object({ slug: z.string() })),
  ...watchCalls('Range', '/ranges/{range}', z.object({ range: z.string() })),
  {
    id: 'listWatches',
    method: 'get',
    path: '/watches',
    query: listQuery,
    answer: listOf(watchItemSchema),
    signedIn: true,
  },
  {
    id: 'listNotifications',
    method: 'get',
    path: '/notifications',
    query: listQuery,
    answer: listOf(notificationSchema),
    signedIn: true,
  },
  {
    id: 'readNotifications',
    method: 'post',
    path: '/notifications/read',
    body: readBodySchema,
    answer: unreadSchema,
    signedIn: true,
  },
] as const;
