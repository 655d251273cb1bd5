import { writeRoute } from '@/lib/api/handler';
import { accountParams } from '@/lib/api/params';
import { restoreAccount } from '@/lib/moderation/commands/accounts';
import { accountActBodySchema } from '@/lib/moderation/schema';

export const POST = writeRoute({
  params: accountParams,
  body: accountActBodySchema,
  scope: 'moderate',
  run: (tx, { actor, params, body, now }) =>
    restoreAccount(tx, actor, params.handle, body.reason, now),
});
