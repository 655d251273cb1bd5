import { viewRoute, writeRoute } from '@/lib/api/handler';
import { TRUST } from '@/lib/levels/levels';
import { makeAppeal } from '@/lib/moderation/commands/appeals';
import { listAppeals } from '@/lib/moderation/queries/appeals';
import { appealBodySchema } from '@/lib/moderation/schema';
import { failure, success } from '@/lib/platform/errors';

export const GET = viewRoute({
  signedIn: true,
  async read({ viewer, now }) {
    if (viewer?.suspended !== null || viewer.trust < TRUST.moderator)
      return failure('forbidden', { reason: 'needs-moderator' });
    return success({ items: await listAppeals(viewer, now), nextCursor: null });
  },
});

export const POST = writeRoute({
  body: appealBodySchema,
  status: 201,
  evenSuspended: true,
  run: (tx, { actor, body, now }) => makeAppeal(tx, actor, body, now),
});
