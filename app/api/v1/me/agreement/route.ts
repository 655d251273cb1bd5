import { viewRoute } from '@/lib/api/handler';
import { TRUST } from '@/lib/levels/levels';
import { findAgreement } from '@/lib/moderation/queries/agreement';
import { failure, success } from '@/lib/platform/errors';

export const GET = viewRoute({
  signedIn: true,
  async read({ viewer, now }) {
    if (viewer === null || viewer.trust < TRUST.reviewer)
      return failure('forbidden', { reason: 'needs-reviewer' });
    return success(await findAgreement(viewer.id, now));
  },
});
