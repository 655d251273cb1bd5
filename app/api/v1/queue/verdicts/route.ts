import { viewRoute, writeRoute } from '@/lib/api/handler';
import { TRUST } from '@/lib/levels/levels';
import { holdTogether } from '@/lib/moderation/commands/held-group';
import { groupVerdictBodySchema } from '@/lib/moderation/group';
import { findVerdicts } from '@/lib/moderation/queries/held';
import { failure, success } from '@/lib/platform/errors';

export const GET = viewRoute({
  signedIn: true,
  async read({ viewer, now }) {
    if (viewer === null || viewer.trust < TRUST.reviewer)
      return failure('forbidden', { reason: 'needs-reviewer' });
    return success({ items: await findVerdicts(viewer, now) });
  },
});

export const POST = writeRoute({
  body: groupVerdictBodySchema,
  status: 202,
  run: (tx, { actor, body, now }) => holdTogether(tx, actor, body, now),
});
