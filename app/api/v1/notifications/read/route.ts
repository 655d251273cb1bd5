import { writeRoute } from '@/lib/api/handler';
import { markRead } from '@/lib/notifications/commands/watch';
import { countUnread } from '@/lib/notifications/queries/notifications';
import { readBodySchema } from '@/lib/notifications/schema';
import { success } from '@/lib/platform/errors';

export const POST = writeRoute({
  body: readBodySchema,
  evenSuspended: true,
  run: ({ actor, body, now }) => ({
    async inSql(sql) {
      await markRead(sql, actor, body, now);
      return success({ unread: await countUnread(actor, sql) });
    },
  }),
});
