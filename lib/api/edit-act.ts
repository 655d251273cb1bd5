import type { z } from 'zod';
import { type ActInput, actOnEdit, type EditAct } from '@/lib/edits/commands/act-on-edit';
import { hasEdit, viewAfter } from '@/lib/edits/queries/edit';
import { type RouteHandler, writeRoute } from './handler';
import { editParams } from './params';

/** A route that acts on one edit and answers it as it is then. A body of which nothing is needed may be left out. */
export function editActRoute<Input extends ActInput>(
  body: z.ZodType<Input>,
  act: EditAct<Input>,
): RouteHandler {
  return writeRoute({
    params: editParams,
    body,
    bodyOptional: body.safeParse({}).success,
    exists: (tx, { id }) => hasEdit(tx, id),
    run: async (tx, { actor, params, body: input, now }) => {
      const acted = await actOnEdit(tx, act, { actor, editId: params.id, input, now });
      return viewAfter(tx, acted, actor, now);
    },
  });
}
