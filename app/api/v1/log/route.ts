import { viewRoute } from '@/lib/api/handler';
import { listLog } from '@/lib/audit/queries';
import { logQuery } from '@/lib/audit/schema';
import { success } from '@/lib/platform/errors';
import { readQuery } from '@/lib/platform/list-query';

export const GET = viewRoute({
  async read({ request }) {
    const query = readQuery(request, logQuery);
    return query.ok ? success(await listLog(query.value)) : query;
  },
});
