import { viewRoute, writeRoute } from '@/lib/api/handler';
import { listLocks } from '@/lib/locks/queries';
import { lockBodySchema, lockListQuery } from '@/lib/locks/schema';
import { lockSubject } from '@/lib/moderation/commands/locks';
import { success } from '@/lib/platform/errors';
import { readQuery } from '@/lib/platform/list-query';

export const GET = viewRoute({
  async read({ request, now }) {
    const query = readQuery(request, lockListQuery);
    return query.ok ? success(await listLocks(query.value, now)) : query;
  },
});

export const POST = writeRoute({
  body: lockBodySchema,
  status: 201,
  scope: 'moderate',
  run: (tx, { actor, body, now }) => lockSubject(tx, actor, body, now),
});
