import { viewRoute } from '@/lib/api/handler';
import { findQueue } from '@/lib/moderation/queries/desk';
import { failure, success } from '@/lib/platform/errors';
import { TRUST } from '@/lib/levels/levels';

export const GET = viewRoute({
  signedIn: true,
  async read({ viewer, now }) {
    if (viewer === null || viewer.trust < TRUST.reviewer)
      return failure('forbidden', { reason: 'needs-reviewer' });
    return success(await findQueue(viewer, now));
  },
});
