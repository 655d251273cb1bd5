import { writeRoute } from '@/lib/api/handler';
import { editParams } from '@/lib/api/params';
import { hasEdit } from '@/lib/edits/queries/edit';
import { reviewBodySchema } from '@/lib/edits/schema';
import { holdVerdict, takeBackVerdict } from '@/lib/moderation/commands/held';

export const PUT = writeRoute({
  params: editParams,
  body: reviewBodySchema,
  status: 202,
  exists: (tx, { id }) => hasEdit(tx, id),
  run: (tx, { actor, params, body, now }) => holdVerdict(tx, actor, params.id, body, now),
});

export const DELETE = writeRoute({
  params: editParams,
  exists: (tx, { id }) => hasEdit(tx, id),
  run: (tx, { actor, params, now }) => takeBackVerdict(tx, actor, params.id, now),
});
