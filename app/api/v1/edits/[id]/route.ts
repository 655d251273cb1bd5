import { viewRoute, writeRoute } from '@/lib/api/handler';
import { answerEdit } from '@/lib/edits/commands/answer';
import { editParams } from '@/lib/api/params';
import { hasEdit, readEdit, viewAfter } from '@/lib/edits/queries/edit';
import { answerBodySchema } from '@/lib/edits/schema';
import { failure, success } from '@/lib/platform/errors';

export const GET = viewRoute({
  params: editParams,
  async read({ viewer, params, now }) {
    const edit = await readEdit(params.id, viewer, now);
    return edit === null ? failure('not-found', { reason: 'no-such-edit' }) : success(edit);
  },
});

export const PUT = writeRoute({
  params: editParams,
  body: answerBodySchema,
  exists: (tx, { id }) => hasEdit(tx, id),
  run: ({ actor, params, body, now }) => ({
    inTx: async (tx) =>
      viewAfter(tx, await answerEdit(tx, actor, params.id, body, now), actor, now),
  }),
});
