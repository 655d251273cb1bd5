import { writeRoute } from '@/lib/api/handler';
import { reservationParams } from '@/lib/api/params';
import { renewReservation } from '@/lib/namespaces/commands/end';
import { namespaceReasonSchema } from '@/lib/namespaces/schema';

export const POST = writeRoute({
  params: reservationParams,
  body: namespaceReasonSchema,
  run: (tx, { actor, params, body, now }) =>
    renewReservation(tx, actor, params.id, body.reason, now),
});
