import { writeRoute } from '@/lib/api/handler';
import { flagParams } from '@/lib/api/params';
import { closeFlag } from '@/lib/moderation/commands/flags';
import { closeFlagBodySchema } from '@/lib/moderation/schema';

export const POST = writeRoute({
  params: flagParams,
  body: closeFlagBodySchema,
  scope: 'moderate',
  run: (tx, { actor, params, body, now }) =>
    closeFlag(tx, actor, params.id, body.verdict, body.reason, now),
});
