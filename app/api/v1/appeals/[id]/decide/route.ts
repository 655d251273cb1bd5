import { writeRoute } from '@/lib/api/handler';
import { appealParams } from '@/lib/api/params';
import { decideAppeal } from '@/lib/moderation/commands/appeals';
import { decideAppealBodySchema } from '@/lib/moderation/schema';

export const POST = writeRoute({
  params: appealParams,
  body: decideAppealBodySchema,
  scope: 'moderate',
  run: (tx, { actor, params, body, now }) => decideAppeal(tx, actor, params.id, body, now),
});
