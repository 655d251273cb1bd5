import { noteTags, type Tx } from './db';
import { gathering } from './gather';
import { execute } from './raw';

/** Carried by every public page beside its own tags. */
export const ALL_TAG = 'all';

export const portTag = (port: number): string => `port:${port}`;
export const serviceTag = (name: string): string => `service:${name}`;
export const softwareTag = (slug: string): string => `software:${slug}`;
/**
 * Of pages that name these programs, and of the pages of what the names mean: both change when either does. Tags go
 * through headers, so other letters than ours are written as their bytes; Next takes 256 characters.
 */
export const programTags = (keys: readonly string[]): string[] =>
  [...new Set(keys)].map((key) => `program:${encodeURIComponent(key).slice(0, 200)}`);
export const releaseTag = (date: string): string => `release:${date}`;
export const userTag = (handle: string): string => `user:${handle}`;
/** Of a namespace's page. */
export const namespaceTag = (slug: string): string => `namespace:${slug}`;
export const editTag = (id: string): string => `edit:${id}`;

/** Lists and feeds that change with every applied edit. */
export const CHANGES_TAG = 'changes';
export const RELEASES_TAG = 'releases';
/** Of the list of namespaces. */
export const NAMESPACES_TAG = 'namespaces';
export const SOFTWARE_LIST_TAG = 'software-list';
/** What is used anywhere changed, as `changedUseTags` means it, to whoever shows all ports; votes alone do not. */
export const USES_TAG = 'uses';

export const TAGS_CHANNEL = 'portolan_tags';

/** PostgreSQL refuses payloads of 8,000 bytes and more (NOTIFY). */
const PAYLOAD_BYTES = 7_900;
/** Above this many payloads, expiring everything is cheaper than naming it. */
const MAX_PAYLOADS = 4;

/** Splits tags into JSON payloads that NOTIFY accepts; a long list becomes the one tag `all`. */
export function tagPayloads(tags: Iterable<string>): string[] {
  const all = JSON.stringify([ALL_TAG]);
  const unique = [...new Set(tags)].sort();
  if (unique.includes(ALL_TAG)) return [all];
  const payloads: string[] = [];
  let chunk: string[] = [];
  let bytes = 2;
  for (const tag of unique) {
    const size = Buffer.byteLength(JSON.stringify(tag)) + 1;
    if (size + 2 > PAYLOAD_BYTES) return [all];
    if (bytes + size > PAYLOAD_BYTES) {
      payloads.push(JSON.stringify(chunk));
      if (payloads.length === MAX_PAYLOADS) return [all];
      chunk = [];
      bytes = 2;
    }
    chunk.push(tag);
    bytes += size;
  }
  if (chunk.length > 0) payloads.push(JSON.stringify(chunk));
  return payloads;
}

/**
 * Tells every server process that pages with these tags are out of date. Sent when the
 * transaction commits and not at all when it rolls back, which is why `tx` is asked for.
 */
export async function notifyTags(tx: Tx, tags: Iterable<string>): Promise<void> {
  if (!gathered.leave(tx, tags)) await send(tx, [...tags]);
}

async function send(tx: Tx, tags: readonly string[]): Promise<void> {
  noteTags(tx, tags);
  for (const payload of tagPayloads(tags)) {
    await execute(tx)`SELECT pg_notify(${TAGS_CHANNEL}, ${payload})`;
  }
}

const gathered = gathering(send);

/** Runs work that writes much, and sends its tags at its end, each once. */
export const gatherTags = gathered.during;

/** Ports in a block: a wide range names its blocks instead of its ports. */
const BLOCK_PORTS = 256;
/** Above this many ports a range is named by its blocks. */
const MANY_PORTS = 64;

/** The pages of all ports of a block, to whoever changes a wide range. */
const blockTag = (block: number): string => `block:${block}`;
/** Something in the block changed, to whoever shows a wide range. */
const insideTag = (block: number): string => `inside:${block}`;
/** What a port's neighbours say of it: its first use, and no votes. */
const nearTag = (port: number): string => `near:${port}`;

/** Ports, both bounds included. */
export interface TagSpan {
  readonly portStart: number;
  readonly portEnd: number;
}

const blocksOf = ({ portStart, portEnd }: TagSpan): number[] =>
  from(Math.floor(portStart / BLOCK_PORTS), Math.floor(portEnd / BLOCK_PORTS));

const portsOf = ({ portStart, portEnd }: TagSpan): number[] => from(portStart, portEnd);

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

const isMany = ({ portStart, portEnd }: TagSpan): boolean => portEnd - portStart >= MANY_PORTS;

/** For a writer: something about these ports changed that only their own pages show, a vote for one. */
export function changedPortsTags(span: TagSpan): string[] {
  const own = isMany(span) ? blocksOf(span).map(blockTag) : portsOf(span).map(portTag);
  return [...own, ...blocksOf(span).map(insideTag)];
}

/** For a writer: what is used on these ports changed, so that neighbours may name something else. */
export function changedUseTags(span: TagSpan): string[] {
  const near = isMany(span) ? [] : portsOf(span).map(nearTag);
  return [...changedPortsTags(span), ...near, USES_TAG];
}

/** For the page of a port that shows its neighbours' names: `near` holds them all, the port too. */
export function portPageTags(port: number, near: TagSpan): string[] {
  return [
    portTag(port),
    blockTag(Math.floor(port / BLOCK_PORTS)),
    ...portsOf(near).map(nearTag),
    ...blocksOf(near).map(blockTag),
  ];
}

/** For a page that shows what is used on some ports. */
export function spansPageTags(spans: readonly TagSpan[]): string[] {
  return spans.flatMap((span) =>
    isMany(span)
      ? blocksOf(span).map(insideTag)
      : [...portsOf(span).map(portTag), ...blocksOf(span).map(blockTag)],
  );
}
