import { spanTextSchema } from '@/lib/notifications/routes';
import { readDb } from '@/lib/platform/db';
import { portListPath, portPath, rangePath } from '@/lib/ports/routes';
import { portTextSchema, rangeNameSchema } from '@/lib/ports/types';
import { resolveSlug } from '@/lib/software/commands';
import { softwarePath } from '@/lib/software/routes';
import { softwareSlugSchema } from '@/lib/software/types';
import type { FeedScope } from './types';

/** What a feed's address names. */
export interface FeedSubject {
  readonly scope: FeedScope;
  /** The address that the feed's own stands below. */
  readonly base: string;
  /** The page that it follows. */
  readonly page: string;
  /** What the software is called, of a feed of software. */
  readonly name?: string;
}

/** What the feed of `scope` (all, ports, ranges, software) and `of` is about; `moved`: of what it became part of; null: of nothing. */
export async function findFeedSubject(
  scope: string,
  of: string,
): Promise<FeedSubject | { readonly moved: string } | null> {
  if (scope === 'all') return { scope: { type: 'all' }, base: '/', page: '/' };
  if (scope === 'software') return softwareAt(of);
  const port = portTextSchema.safeParse(of);
  if (scope === 'ports' && port.success) {
    const page = portPath(port.data);
    return { scope: { type: 'ports', start: port.data, end: port.data }, base: page, page };
  }
  const range = spanTextSchema.safeParse(of);
  if (scope !== 'ranges' || !range.success) return null;
  const { portStart: start, portEnd: end } = range.data;
  const name = rangeNameSchema.safeParse(of);
  return {
    scope: { type: 'ports', start, end },
    base: `/ranges/${of}`,
    // Other ranges have no page of their own.
    page: name.success ? rangePath(name.data) : portListPath({ from: start, to: end }),
  };
}

async function softwareAt(of: string): Promise<FeedSubject | { readonly moved: string } | null> {
  const slug = softwareSlugSchema.safeParse(of);
  const entry = slug.success ? await resolveSlug(readDb(), slug.data) : null;
  if (entry === null) return null;
  const page = softwarePath(entry.slug);
  if (entry.slug !== of) return { moved: page };
  const { name } = await readDb().software.findUniqueOrThrow({
    where: { id: entry.id },
    select: { name: true },
  });
  return { scope: { type: 'software', slug: of }, base: page, page, name };
}
