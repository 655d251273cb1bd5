import { clientAddress } from '@/lib/platform/client-address';
import { MINUTE, systemClock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { privateLimitKey, takeFromLimit } from '@/lib/platform/limits';
import type { Toolbox } from './server';

/** Calls of tools that compute, a minute from one address: several agents at once, and no load for the server. */
export const CALLS_PER_MINUTE = 120;

/**
 * The same tools for one request: the first that is called answers, since a hundred answers in one take as long as a
 * hundred requests. Those that compute have a limit for each address, and say in how many seconds one is free again.
 */
export function limited(toolbox: Toolbox, headers: Headers): Toolbox {
  let called = false;
  const once = () => {
    if (called) throw new Error('One call of a tool in a request: send the others by themselves.');
    called = true;
  };
  const take = async () => {
    once();
    const key = privateLimitKey('agents', clientAddress(headers));
    const taken = await takeFromLimit(db(), key, CALLS_PER_MINUTE, MINUTE, systemClock.now());
    if (!taken.ok)
      throw new Error(`Too many calls at once. Try again in ${taken.retryAfter ?? 60} seconds.`);
  };
  return {
    ...toolbox,
    async lookUp(query) {
      once();
      return toolbox.lookUp(query);
    },
    async check(text) {
      await take();
      return toolbox.check(text);
    },
    async pick(query) {
      await take();
      return toolbox.pick(query);
    },
    async collisions(names) {
      await take();
      return toolbox.collisions(names);
    },
  };
}
