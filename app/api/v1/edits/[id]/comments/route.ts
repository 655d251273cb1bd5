import { viewRoute, writeRoute } from '@/lib/api/handler';
import { editParams } from '@/lib/api/params';
import { commentBodySchema } from '@/lib/edits/comments';
import { commentOnEdit } from '@/lib/edits/commands/comment';
import { listComments } from '@/lib/edits/queries/comments';
import { hasEdit } from '@/lib/edits/queries/edit';
import { db } from '@/lib/platform/db';
import { failure, success } from '@/lib/platform/errors';

export const GET = viewRoute({
  params: editParams,
  async read({ params: { id } }) {
    if (!(await hasEdit(db(), id))) return failure('not-found', { reason: 'no-such-edit' });
    return success({ items: await listComments(db(), id) });
  },
});

export const POST = writeRoute({
  params: editParams,
  body: commentBodySchema,
  status: 201,
  exists: (tx, { id }) => hasEdit(tx, id),
  run: (tx, { actor, params, body, now }) =>
    commentOnEdit(tx, actor, { editId: params.id, text: body.text, now }),
});
