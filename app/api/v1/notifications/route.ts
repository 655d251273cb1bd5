import { viewRoute } from '@/lib/api/handler';
import { listNotifications } from '@/lib/notifications/queries';
import { failure, success } from '@/lib/platform/errors';
import { listQuery, readQuery } from '@/lib/platform/list-query';

export const GET = viewRoute({
  signedIn: true,
  async read({ viewer, request }) {
    if (viewer === null) return failure('not-signed-in');
    const query = readQuery(request, listQuery);
    return query.ok ? success(await listNotifications(viewer, query.value)) : query;
  },
});
