import { viewRoute, writeRoute } from '@/lib/api/handler';
import { TRUST } from '@/lib/levels/levels';
import { keepReason } from '@/lib/moderation/commands/ready-reasons';
import { listReadyReasons } from '@/lib/moderation/queries/ready-reasons';
import { readyReasonBodySchema } from '@/lib/moderation/ready-reasons';
import { failure, success } from '@/lib/platform/errors';

export const GET = viewRoute({
  signedIn: true,
  async read({ viewer }) {
    if (viewer === null || viewer.trust < TRUST.reviewer)
      return failure('forbidden', { reason: 'needs-reviewer' });
    return success({ items: await listReadyReasons(viewer) });
  },
});

export const POST = writeRoute({
  body: readyReasonBodySchema,
  status: 201,
  run: (tx, { actor, body, now }) => keepReason(tx, actor, body, now),
});
