import { writeRoute } from '@/lib/api/handler';
import { reviewEdit } from '@/lib/edits/commands/review';
import { editParams } from '@/lib/api/params';
import { hasEdit, viewAfter } from '@/lib/edits/queries/edit';
import { reviewBodySchema } from '@/lib/edits/schema';

export const POST = writeRoute({
  params: editParams,
  body: reviewBodySchema,
  exists: (tx, { id }) => hasEdit(tx, id),
  run: ({ actor, params, body, now }) => ({
    inTx: async (tx) =>
      viewAfter(tx, await reviewEdit(tx, actor, params.id, body, now), actor, now),
  }),
});
