import { badgeAnswer } from '@/app/badge/answer';
import { portTextSchema } from '@/lib/ports/types';
import { portBadge } from '@/lib/site/badge';
import { findPortItems } from '@/lib/site/queries-ports';

/** `/badge/ports/1323.svg`: what the port is called. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const [, number] = /^(\d{1,5})\.svg$/.exec((await params).file) ?? [];
  const port = portTextSchema.safeParse(number);
  const [item] = port.success ? await findPortItems([port.data]) : [];
  return badgeAnswer(request, portBadge(item));
}
