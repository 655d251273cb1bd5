import { writeRoute } from '@/lib/api/handler';
import { flagParams } from '@/lib/api/params';
import { closeFlag } from '@/lib/moderation/commands/flags';
import { closeFlagBodySchema } from '@/lib/moderation/schema';

export const POST = writeRoute({
  params: flagParams,
  body: closeFlagBodySchema,
  scope: 'moderate',
  run: ({ actor, params, body, now }) => ({
    inTx: (tx) => closeFlag(tx, actor, params.id, body.verdict, body.reason, now),
  }),
});
