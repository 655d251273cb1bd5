import { viewRoute } from '@/lib/api/handler';
import { editParams } from '@/lib/api/params';
import { TRUST } from '@/lib/levels/levels';
import { groupQuery } from '@/lib/moderation/group';
import { findGroup } from '@/lib/moderation/queries/group';
import { failure, success } from '@/lib/platform/errors';
import { readQuery } from '@/lib/platform/list-query';

export const GET = viewRoute({
  params: editParams,
  signedIn: true,
  async read({ viewer, params, now, request }) {
    if (viewer?.suspended !== null || viewer.trust < TRUST.reviewer)
      return failure('forbidden', { reason: 'needs-reviewer' });
    const query = readQuery(request, groupQuery);
    if (!query.ok) return query;
    const group = await findGroup(viewer, params.id, query.value.by, now);
    return group === null ? failure('not-found', { reason: 'no-such-edit' }) : success(group);
  },
});
