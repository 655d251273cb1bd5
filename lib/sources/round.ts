import { parseUrl } from '@/lib/platform/parse-url';
import { setTimeout as delay } from 'node:timers/promises';
import { setAside } from '@/lib/jobs/commands';
import { type Clock, DAY } from '@/lib/platform/clock';
import {
  claimSources,
  type ClaimedSource,
  enrolSources,
  putOffSource,
  recordSource,
  takeTurn,
} from './commands';
import { verdictOf } from './rules/verdict';
import { visit, type Visiting } from './visit';

/** Of one round; the next comes soon. */
const MOST_AT_ONCE = 40;
const WAIT_MS = 100;
/** A page that cannot be checked for a week is looked at as seldom as the others. */
const GIVEN_UP_FOR_MS = 30 * DAY;

/** Reads the sources that are due: hosts beside each other, the pages of one host in turn. Answers how many. */
export async function checkSources(visiting: Visiting, clock: Clock): Promise<number> {
  await enrolSources(clock.now());
  const claimed = await claimSources(MOST_AT_ONCE, clock.now());
  const byHost = new Map<string, ClaimedSource[]>();
  for (const source of claimed) {
    const host = parseUrl(source.url)?.host ?? '';
    byHost.set(host, [...(byHost.get(host) ?? []), source]);
  }
  await Promise.all([...byHost.values()].map((those) => checkInTurn(those, visiting, clock)));
  return claimed.length;
}

async function checkInTurn(
  sources: readonly ClaimedSource[],
  visiting: Visiting,
  clock: Clock,
): Promise<void> {
  for (const source of sources) {
    try {
      const verdict = verdictOf(await visit(source.url, visiting), source.quote);
      await recordSource(source, verdict, clock.now());
    } catch (error) {
      const now = clock.now();
      const next = await setAside('sources', source.key, error, now);
      await putOffSource(source.key, next ?? new Date(now.getTime() + GIVEN_UP_FOR_MS));
    }
  }
}

/** Waits until nobody has asked this host within the last second, whichever server process it was. */
export async function waitForTurn(
  host: string,
  clock: Clock,
  wait: (ms: number) => Promise<unknown> = (ms) => delay(ms, undefined, { ref: false }),
): Promise<void> {
  while (!(await takeTurn(host, clock.now()))) await wait(WAIT_MS);
}
