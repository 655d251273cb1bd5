import { writeRoute } from '@/lib/api/handler';
import { markRead } from '@/lib/notifications/commands';
import { countUnread } from '@/lib/notifications/queries';
import { readBodySchema } from '@/lib/notifications/schema';
import { success } from '@/lib/platform/errors';

export const POST = writeRoute({
  body: readBodySchema,
  evenSuspended: true,
  async run(tx, { actor, body, now }) {
    await markRead(actor, body, now, tx);
    return success({ unread: await countUnread(actor, tx) });
  },
});
