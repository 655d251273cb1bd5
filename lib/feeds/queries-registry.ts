import { releasePath } from '@/lib/iana/routes';
import { idsOn, type Span } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import { type Happening, NOBODY } from './types';

/** Releases that a feed tells of. */
const RELEASES = 20;
/** Lines that an entry has at most; the release's page has them all. */
const LINES = 20;

interface Line {
  readonly port: number;
  readonly text: string;
}

/** `key` of a release in the feed of a scope: it says something else in each, but stays the same for ever there. */
function happening(
  { date, importedAt }: { readonly date: Date; readonly importedAt: Date },
  lines: readonly Line[],
): Happening {
  const day = date.toISOString().slice(0, 10);
  const texts = [...new Set(lines.map(({ text }) => text))];
  const [only, ...more] = texts;
  const rest = texts.length - LINES;
  return {
    ...{ key: `releases/${day}`, path: releasePath(day), at: importedAt.toISOString() },
    author: NOBODY,
    title: [`IANA release of ${day}`, more.length === 0 ? (only ?? '') : `${texts.length} changes`]
      .filter((part) => part !== '')
      .join(': '),
    text:
      texts.length === 0
        ? 'No port got a name or lost one.'
        : [...texts.slice(0, LINES), ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'),
  };
}

/** The newest releases that changed ports of these spans; of `null` all releases, also those that changed none. */
export async function findReleasesIn(spans: readonly Span[] | null): Promise<Happening[]> {
  if (spans?.length === 0) return [];
  const on =
    spans === null
      ? {}
      : { OR: spans.map(({ start, end }) => ({ port: { gte: start, lte: end } })) };
  const [events, texts] = await Promise.all([
    readDb().portEvent.findMany({
      where: { ...on, type: { not: 'status-changed' } },
      orderBy: [{ releaseId: 'desc' }, { port: 'asc' }, { id: 'asc' }],
    }),
    readDb().rowChange.findMany({
      where: {
        ...(spans === null ? {} : { id: { in: await idsOn(readDb(), 'rowChange', spans) } }),
        ...{ type: 'changed', news: true, port: { not: null } },
      },
      orderBy: [{ releaseId: 'desc' }, { port: 'asc' }, { id: 'asc' }],
      select: { releaseId: true, port: true, portEnd: true, transport: true, after: true },
    }),
  ]);
  const lines = new Map<number, Line[]>();
  const add = (release: number, line: Line) =>
    lines.set(release, [...(lines.get(release) ?? []), line]);
  for (const event of events) add(event.releaseId, { port: event.port, text: eventText(event) });
  for (const { releaseId, port, transport, after } of texts) {
    const { serviceName } = (after ?? {}) as { readonly serviceName?: string | null };
    if (port !== null && serviceName != null)
      add(releaseId, {
        port,
        text: `${port}${over(transport)}: the text of ${serviceName} changed`,
      });
  }
  const releases = await readDb().release.findMany({
    where: spans === null ? {} : { id: { in: [...lines.keys()] } },
    orderBy: { id: 'desc' },
    take: RELEASES,
    select: { id: true, date: true, importedAt: true },
  });
  return releases.map((release) =>
    happening(
      release,
      (lines.get(release.id) ?? []).sort((a, b) => a.port - b.port),
    ),
  );
}

const over = (transport: string | null): string => (transport === null ? '' : `/${transport}`);

interface Event {
  readonly type: string;
  readonly port: number;
  readonly transport: string;
  readonly namesBefore: readonly string[];
  readonly namesAfter: readonly string[];
}

function eventText({ type, port, transport, namesBefore, namesAfter }: Event): string {
  const at = `${port}${over(transport)}`;
  const [before, after] = [namesBefore.join(', '), namesAfter.join(', ')];
  if (type === 'assigned') return `${at} assigned to ${after}`;
  if (type === 'de-assigned') return `${at} taken back from ${before}`;
  return `${at}: ${before} → ${after}`;
}
