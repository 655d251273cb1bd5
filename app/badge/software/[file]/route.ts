import { badgeAnswer } from '@/app/badge/answer';
import { softwareBadge } from '@/lib/site/badge';
import { readSoftware } from '@/lib/site/loaders';

/** `/badge/software/grafana.svg`: the ports of the software, of an entry that was merged those of the other. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const [, slug] = /^([a-z0-9-]{1,80})\.svg$/.exec((await params).file) ?? [];
  const found = slug === undefined ? null : await readSoftware(slug);
  const moved =
    found !== null && 'mergedInto' in found ? await readSoftware(found.mergedInto) : found;
  const software = moved !== null && 'mergedInto' in moved ? null : moved;
  return badgeAnswer(request, softwareBadge(software));
}
