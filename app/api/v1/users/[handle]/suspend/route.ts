import { writeRoute } from '@/lib/api/handler';
import { accountParams } from '@/lib/api/params';
import { suspendAccount } from '@/lib/moderation/commands/accounts';
import { accountActBodySchema } from '@/lib/moderation/schema';

export const POST = writeRoute({
  params: accountParams,
  body: accountActBodySchema,
  scope: 'moderate',
  run: (tx, { actor, params, body, now }) =>
    suspendAccount(tx, actor, params.handle, body.reason, now),
});
