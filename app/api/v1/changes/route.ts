import { viewRoute } from '@/lib/api/handler';
import { listChanges } from '@/lib/edits/queries/lists';
import { changesQuery } from '@/lib/edits/list-schema';
import { success } from '@/lib/platform/errors';
import { readQuery } from '@/lib/platform/list-query';

export const GET = viewRoute({
  async read({ request }) {
    const query = readQuery(request, changesQuery);
    return query.ok ? success(await listChanges(query.value)) : query;
  },
});
