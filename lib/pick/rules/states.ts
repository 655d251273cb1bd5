import type { Span } from '@/lib/pick/rules/spans';
import type { Left } from '@/lib/pick/types';

/** What is so of each port: free, or why it is left out. Port 0 is never one of them. */
export const STATES = ['free', 'asked', 'assigned', 'reported', 'reservation', 'never'] as const;
/** Somebody holds it. */
export const HELD: readonly (typeof STATES)[number][] = ['assigned', 'reported', 'reservation'];
export const FREE = STATES.indexOf('free');
export const ASKED = STATES.indexOf('asked');

/** How many ports of the span are free, and how many are left out for what. */
export function countStates(states: Uint8Array, { start, end }: Span): Left {
  const counts = STATES.map(() => 0);
  for (let port = start; port <= end; port += 1) {
    const state = states[port] ?? FREE;
    counts[state] = (counts[state] ?? 0) + 1;
  }
  const of = (state: (typeof STATES)[number]) => counts[STATES.indexOf(state)] ?? 0;
  return {
    free: of('free'),
    asked: of('asked'),
    assigned: of('assigned'),
    reported: of('reported'),
    reservation: of('reservation'),
  };
}

/** The longest run of free ports in the span; null where none is free. */
export function longestFree(states: Uint8Array, { start, end }: Span): Span | null {
  let best: Span | null = null;
  let first = start;
  for (let port = start; port <= end + 1; port += 1) {
    if (port <= end && states[port] === FREE) continue;
    if (port > first && (best === null || port - first > best.end - best.start + 1))
      best = { start: first, end: port - 1 };
    first = port + 1;
  }
  return best;
}
