import { viewRoute } from '@/lib/api/handler';
import { findQueue } from '@/lib/moderation/queries/desk';
import { failure, success } from '@/lib/platform/errors';
import { queueListQuery } from '@/lib/moderation/desk';
import { readQuery } from '@/lib/platform/list-query';
import { TRUST } from '@/lib/levels/levels';

export const GET = viewRoute({
  signedIn: true,
  async read({ viewer, now, request }) {
    if (viewer?.suspended !== null || viewer.trust < TRUST.reviewer)
      return failure('forbidden', { reason: 'needs-reviewer' });
    const query = readQuery(request, queueListQuery);
    return query.ok ? success(await findQueue(viewer, now, query.value)) : query;
  },
});
