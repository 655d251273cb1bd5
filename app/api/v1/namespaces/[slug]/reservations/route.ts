import { writeRoute } from '@/lib/api/handler';
import { namespaceParams } from '@/lib/api/params';
import { reservePort } from '@/lib/namespaces/commands/reserve';
import { reservationBodySchema } from '@/lib/namespaces/schema';

export const POST = writeRoute({
  params: namespaceParams,
  body: reservationBodySchema,
  status: 201,
  run: (tx, { actor, params, body, now }) => reservePort(tx, actor, params.slug, body, now),
});
