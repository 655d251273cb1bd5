import { viewRoute, writeRoute } from '@/lib/api/handler';
import { raiseFlag } from '@/lib/moderation/commands/flags';
import { listFlagged } from '@/lib/moderation/queries/flags';
import { flagBodySchema } from '@/lib/moderation/schema';
import { TRUST } from '@/lib/levels/levels';
import { failure, success } from '@/lib/platform/errors';

export const GET = viewRoute({
  signedIn: true,
  async read({ viewer }) {
    if (viewer?.suspended !== null || viewer.trust < TRUST.moderator)
      return failure('forbidden', { reason: 'needs-moderator' });
    return success({ items: await listFlagged(viewer), nextCursor: null });
  },
});

export const POST = writeRoute({
  body: flagBodySchema,
  status: 201,
  run: (tx, { actor, body, now }) => raiseFlag(tx, actor, body, now),
});
