import { writeRoute } from '@/lib/api/handler';
import { editParams } from '@/lib/api/params';
import { hasEdit } from '@/lib/edits/queries/edit';
import { claimEdit, endClaim } from '@/lib/moderation/commands/claims';

export const PUT = writeRoute({
  params: editParams,
  exists: (tx, { id }) => hasEdit(tx, id),
  run: (tx, { actor, params, now }) => claimEdit(tx, actor, params.id, now),
});

export const DELETE = writeRoute({
  params: editParams,
  exists: (tx, { id }) => hasEdit(tx, id),
  run: (tx, { actor, params }) => endClaim(tx, actor, params.id),
});
