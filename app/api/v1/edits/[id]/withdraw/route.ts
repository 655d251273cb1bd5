import { writeRoute } from '@/lib/api/handler';
import { withdrawEdit } from '@/lib/edits/commands/withdraw';
import { editParams } from '@/lib/api/params';
import { hasEdit, viewAfter } from '@/lib/edits/queries/edit';
import { plainActBodySchema } from '@/lib/edits/schema';

export const POST = writeRoute({
  params: editParams,
  body: plainActBodySchema,
  bodyOptional: true,
  exists: (tx, { id }) => hasEdit(tx, id),
  run: ({ actor, params, body, now }) => ({
    inTx: async (tx) =>
      viewAfter(tx, await withdrawEdit(tx, actor, params.id, body, now), actor, now),
  }),
});
