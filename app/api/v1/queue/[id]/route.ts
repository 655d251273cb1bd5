import { viewRoute } from '@/lib/api/handler';
import { editParams } from '@/lib/api/params';
import { findDesk } from '@/lib/moderation/queries/desk';
import { failure, success } from '@/lib/platform/errors';
import { TRUST } from '@/lib/levels/levels';

export const GET = viewRoute({
  params: editParams,
  signedIn: true,
  async read({ viewer, params, now }) {
    if (viewer?.suspended !== null || viewer.trust < TRUST.reviewer)
      return failure('forbidden', { reason: 'needs-reviewer' });
    const desk = await findDesk(viewer, params.id, now);
    return desk === null ? failure('not-found', { reason: 'no-such-edit' }) : success(desk);
  },
});
