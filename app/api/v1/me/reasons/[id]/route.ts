import { writeRoute } from '@/lib/api/handler';
import { editParams } from '@/lib/api/params';
import { dropReason } from '@/lib/moderation/commands/ready-reasons';

export const DELETE = writeRoute({
  params: editParams,
  run: (tx, { actor, params }) => dropReason(tx, actor, params.id),
});
