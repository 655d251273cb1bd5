import { viewRoute } from '@/lib/api/handler';
import { listWatches } from '@/lib/notifications/queries';
import { failure, success } from '@/lib/platform/errors';
import { listQuery, readQuery } from '@/lib/platform/list-query';

export const GET = viewRoute({
  signedIn: true,
  async read({ viewer, request }) {
    if (viewer === null) return failure('not-signed-in');
    const query = readQuery(request, listQuery);
    return query.ok ? success(await listWatches(viewer, query.value)) : query;
  },
});
