import { writeRoute } from '@/lib/api/handler';
import { raiseFlag } from '@/lib/moderation/commands/flags';
import { flagBodySchema } from '@/lib/moderation/schema';

export const POST = writeRoute({
  body: flagBodySchema,
  status: 201,
  run: ({ actor, body, now }) => ({ inTx: (tx) => raiseFlag(tx, actor, body, now) }),
});
