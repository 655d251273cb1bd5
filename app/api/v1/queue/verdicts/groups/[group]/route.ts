import { z } from 'zod';
import { writeRoute } from '@/lib/api/handler';
import { takeBackTogether } from '@/lib/moderation/commands/held-group';

export const DELETE = writeRoute({
  params: z.object({ group: z.uuid() }),
  run: (tx, { actor, params, now }) => takeBackTogether(tx, actor, params.group, now),
});
