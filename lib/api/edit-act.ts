import type { z } from 'zod';
import type { Viewer } from '@/lib/edits/policy';
import { hasEdit, viewAfter } from '@/lib/edits/queries/edit';
import type { Tx } from '@/lib/platform/db';
import type { Result } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { type RouteHandler, writeRoute } from './handler';
import { editParams } from './params';

/** A route that acts on one edit and answers it as it is then. A body of which nothing is needed may be left out. */
export function editActRoute<Body extends z.ZodType>(
  body: Body,
  act: (
    tx: Tx,
    actor: Viewer,
    editId: number,
    input: z.output<Body>,
    now: Date,
  ) => Promise<Result<Edit>>,
): RouteHandler {
  return writeRoute({
    params: editParams,
    body,
    bodyOptional: body.safeParse({}).success,
    exists: (sql, { id }) => hasEdit(sql, id),
    run: ({ actor, params, body: input, now }) => ({
      inTx: async (tx) => viewAfter(tx, await act(tx, actor, params.id, input, now), actor, now),
    }),
  });
}
