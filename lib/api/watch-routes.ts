import type { z } from 'zod';
import { beginWatch, endWatch } from '@/lib/notifications/commands/watch';
import { findWatchState, resolveSoftware } from '@/lib/notifications/queries/watches';
import type { WatchSubject } from '@/lib/notifications/types';
import { failure, success } from '@/lib/platform/errors';
import { type Sql, sql } from '@/lib/platform/sql';
import { type RouteHandler, viewRoute, writeRoute } from './handler';

interface WatchRoutes {
  readonly GET: RouteHandler;
  readonly PUT: RouteHandler;
  readonly DELETE: RouteHandler;
}

/** Asks, begins and ends a watch of what an address names: the same for ports, ranges and software. */
export function watchRoutes<Params extends z.ZodType>(
  params: Params,
  subjectOf: (params: z.output<Params>) => WatchSubject,
): WatchRoutes {
  const isThere = async (tx: Sql, subject: WatchSubject) =>
    !('slug' in subject) || (await resolveSoftware(tx, subject.slug)) !== null;
  const exists = (tx: Sql, given: z.output<Params>) => isThere(tx, subjectOf(given));
  return {
    GET: viewRoute({
      params,
      signedIn: true,
      async read({ viewer, params: given }) {
        if (viewer === null) return failure('not-signed-in');
        const subject = subjectOf(given);
        if (!(await isThere(sql(), subject)))
          return failure('not-found', { reason: 'no-such-software' });
        return success(await findWatchState(sql(), viewer, subject));
      },
    }),
    PUT: writeRoute({
      params,
      exists,
      run: ({ actor, params: given, now }) => ({
        inSql: (tx) => beginWatch(tx, actor, subjectOf(given), now),
      }),
    }),
    // Whoever is suspended may still want to hear of less.
    DELETE: writeRoute({
      params,
      exists,
      evenSuspended: true,
      run: ({ actor, params: given }) => ({ inSql: (tx) => endWatch(tx, actor, subjectOf(given)) }),
    }),
  };
}
