import { parseUrl } from '@/lib/platform/parse-url';
import { LRUCache } from 'lru-cache';
import robotsParser from 'robots-parser';
import { HOUR } from '@/lib/platform/clock';
import { type Answer, isPlainWeb, readPage, type Reading } from './read-page';
import { plainAddress } from './rules/plain-address';
import type { Visit } from './rules/verdict';

/** What robots.txt knows the reader by. */
export const ROBOT = 'Portolan';

const MAX_REDIRECTS = 5;

/** How an address is visited. */
export interface Visiting extends Reading {
  /** Resolves when the host may be asked again. */
  readonly turn: (host: string) => Promise<void>;
  readonly robots: LRUCache<string, Robots>;
}

type Robots = ReturnType<typeof robotsParser> | 'all' | 'nothing';

const KEPT_ORIGINS = 2_000;

/** The rules of origins; each is asked again after some hours. */
export function newRobots(): LRUCache<string, Robots> {
  return new LRUCache<string, Robots>({ max: KEPT_ORIGINS, ttl: 12 * HOUR });
}

/** Reads the page of a source; each redirect is a request like the first, with all of its checks. */
export async function visit(url: string, visiting: Visiting): Promise<Visit> {
  const address = parseUrl(url);
  if (address === null) return { type: 'unreachable', reason: 'no-answer' };
  const asked = plainAddress(address);
  const end = await followed(asked, visiting, async (next) => mayRead(next, visiting));
  if (end.answer.type !== 'answer')
    return {
      type: 'unreachable',
      reason: end.answer.type === 'failed' ? end.answer.reason : 'too-many-redirects',
    };
  const { status, contentType, body, cut } = end.answer;
  const isRead = status >= 200 && status < 300;
  if (isRead && !isText(contentType)) return { type: 'unreachable', reason: 'not-text' };
  const html = /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(contentType);
  const text = isRead ? decodedText(body, contentType, html) : '';
  return { type: 'page', status, text, html, cut, movedTo: movedTo(asked, end.lasting) };
}

interface Followed {
  readonly answer: Answer;
  /** Where the redirects from the beginning led, as long as they were lasting ones. */
  readonly lasting: URL;
}

async function followed(
  from: URL,
  visiting: Visiting,
  allowed: (url: URL) => Promise<Answer | null>,
): Promise<Followed> {
  let url = from;
  let lasting = from;
  let onlyLasting = true;
  for (let count = 0; ; count += 1) {
    if (!isPlainWeb(url)) return { answer: { type: 'failed', reason: 'private-address' }, lasting };
    const refusal = await allowed(url);
    if (refusal !== null) return { answer: refusal, lasting };
    await visiting.turn(url.hostname);
    const answer = await readPage(url, visiting);
    if (answer.type !== 'redirect' || count === MAX_REDIRECTS) return { answer, lasting };
    onlyLasting &&= answer.lasting;
    url = answer.to;
    if (onlyLasting) lasting = url;
  }
}

/** Null where robots.txt lets us in. Where it cannot be read nothing may be (RFC 9309); without one everything may. */
async function mayRead(url: URL, visiting: Visiting): Promise<Answer | null> {
  const { origin } = url;
  const known = visiting.robots.get(origin);
  const robots = known ?? (await readRobots(origin, visiting));
  if (typeof robots === 'object' && 'type' in robots) return robots;
  if (known === undefined) visiting.robots.set(origin, robots);
  const isOut =
    robots === 'nothing' || (robots !== 'all' && robots.isAllowed(url.href, ROBOT) === false);
  return isOut ? { type: 'failed', reason: 'robots' } : null;
}

async function readRobots(origin: string, visiting: Visiting): Promise<Robots | Answer> {
  const address = new URL('/robots.txt', origin);
  const { answer } = await followed(address, visiting, () => Promise.resolve(null));
  // The page itself would fail the same way, and says so in its own words.
  if (answer.type === 'failed') return answer;
  if (answer.type === 'redirect') return 'all';
  const { status, body } = answer;
  if (status >= 500 || status === 429) return 'nothing';
  if (status < 200 || status >= 300) return 'all';
  return robotsParser(address.href, body.toString('utf8'));
}

/** Where the page is now; null where that is its old address in another spelling. */
function movedTo(asked: URL, lasting: URL): string | null {
  const bare = ({ hostname, pathname, search }: URL) =>
    hostname.replace(/^www\./, '') + pathname.replace(/\/$/, '') + search;
  return bare(asked) === bare(lasting) ? null : lasting.href;
}

function isText(contentType: string): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === '' || type.startsWith('text/') || /json|xml|javascript|yaml|toml/.test(type);
}

function decodedText(body: Buffer, contentType: string, html: boolean): string {
  const named =
    /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ??
    (html ? /charset=["']?([\w-]+)/i.exec(body.toString('latin1', 0, 2_048))?.[1] : undefined);
  try {
    return new TextDecoder(named ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder('utf-8').decode(body);
  }
}
