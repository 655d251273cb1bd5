import { writeRoute } from '@/lib/api/handler';
import { reservationParams } from '@/lib/api/params';
import { endReservation } from '@/lib/namespaces/commands/end';
import { namespaceReasonSchema } from '@/lib/namespaces/schema';

export const POST = writeRoute({
  params: reservationParams,
  body: namespaceReasonSchema,
  run: (tx, { actor, params, body, now }) => endReservation(tx, actor, params.id, body.reason, now),
});
