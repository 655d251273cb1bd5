import type { z } from 'zod';
import { beginWatch, endWatch } from '@/lib/notifications/commands';
import { findWatchState } from '@/lib/notifications/queries';
import type { WatchSubject } from '@/lib/notifications/types';
import { failure, success } from '@/lib/platform/errors';
import { db, type Tx } from '@/lib/platform/db';
import { resolveSlug } from '@/lib/software/commands';
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
  const isThere = async (tx: Tx, subject: WatchSubject) =>
    !('slug' in subject) || (await resolveSlug(tx, subject.slug)) !== null;
  const exists = (tx: Tx, given: z.output<Params>) => isThere(tx, subjectOf(given));
  return {
    GET: viewRoute({
      params,
      signedIn: true,
      async read({ viewer, params: given }) {
        if (viewer === null) return failure('not-signed-in');
        const subject = subjectOf(given);
        if (!(await isThere(db(), subject)))
          return failure('not-found', { reason: 'no-such-software' });
        return success(await findWatchState(viewer, subject));
      },
    }),
    PUT: writeRoute({
      params,
      exists,
      run: (tx, { actor, params: given, now }) => beginWatch(tx, actor, subjectOf(given), now),
    }),
    // Whoever is suspended may still want to hear of less.
    DELETE: writeRoute({
      params,
      exists,
      evenSuspended: true,
      run: (tx, { actor, params: given }) => endWatch(tx, actor, subjectOf(given)),
    }),
  };
}
