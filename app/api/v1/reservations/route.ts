import { readReservations } from '@/lib/namespaces/loaders';
import { reservationListQuery } from '@/lib/namespaces/schema';
import { readQuery } from '@/lib/platform/list-query';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(request: Request): Promise<Response> {
  const query = readQuery(request, reservationListQuery);
  return query.ok
    ? readAnswer(request, await readReservations(query.value))
    : problemResponse(query);
}
