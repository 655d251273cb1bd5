import { writeRoute } from '@/lib/api/handler';
import { rebaseEdit } from '@/lib/edits/commands/rebase';
import { editParams } from '@/lib/api/params';
import { hasEdit, viewAfter } from '@/lib/edits/queries/edit';
import { rebaseBodySchema } from '@/lib/edits/schema';

export const POST = writeRoute({
  params: editParams,
  body: rebaseBodySchema,
  exists: (tx, { id }) => hasEdit(tx, id),
  run: ({ actor, params, body, now }) => ({
    inTx: async (tx) =>
      viewAfter(tx, await rebaseEdit(tx, actor, params.id, body, now), actor, now),
  }),
});
