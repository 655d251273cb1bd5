import { writeRoute } from '@/lib/api/handler';
import { lockParams } from '@/lib/api/params';
import { liftBodySchema } from '@/lib/locks/schema';
import { liftLock } from '@/lib/moderation/commands/locks';

export const POST = writeRoute({
  params: lockParams,
  body: liftBodySchema,
  scope: 'moderate',
  run: (tx, { actor, params, body, now }) => liftLock(tx, actor, params.id, body.reason, now),
});
