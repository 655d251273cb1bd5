import { writeRoute } from '@/lib/api/handler';
import { accountParams } from '@/lib/api/params';
import { transactAs } from '@/lib/auth/session';
import { bulkRevert } from '@/lib/moderation/commands/bulk-revert';
import { bulkRevertBodySchema } from '@/lib/moderation/schema';

export const POST = writeRoute({
  params: accountParams,
  body: bulkRevertBodySchema,
  scope: 'moderate',
  run: (_tx, { actor, params, body, now }) =>
    bulkRevert(actor, params.handle, body, now, (work) =>
      transactAs(actor, work, { scope: 'moderate' }),
    ),
});
