import { badgeAnswer } from '@/app/badge/answer';
import { portTextSchema } from '@/lib/ports/types';
import { portBadge } from '@/lib/site/badge';
import { readPortItem } from '@/lib/site/loaders';

/** `/badge/ports/1323.svg`: what the port is called. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const [, number] = /^(\d{1,5})\.svg$/.exec((await params).file) ?? [];
  const port = portTextSchema.safeParse(number);
  return badgeAnswer(request, portBadge(port.success ? await readPortItem(port.data) : undefined));
}
