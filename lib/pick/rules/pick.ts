import { factsBegin, type Hold, portReasons, type Terms } from '@/lib/pick/rules/reasons';
import type { Span } from '@/lib/pick/rules/spans';
import { spreadBy } from '@/lib/pick/rules/spread';
import type { PickTable } from '@/lib/pick/rules/table';
import type { PickAnswer, PickAsk, PortPick, Reason } from '@/lib/pick/types';
import { PORT_COUNT } from '@/lib/ports/types';
import { avoidedOf } from './avoided';
import { ASKED, countStates, FREE, longestFree, STATES } from './states';

/**
 * Free ports, the best first: by the sum of what counts against them, the distance from a wish among it, then by
 * a hash of the seed and the port, then by number. The same table and ask always give the same answer, and a
 * longer answer begins with the shorter one. Fewer than asked for where no more fit; runs do not overlap.
 */
export function pickPorts(table: PickTable, ask: PickAsk): PickAnswer {
  const states = statesOf(table, ask);
  const picks = bestStarts(costsOf(table, ask, states), ask).map((start) =>
    pickAt(table, ask, { start, end: start + ask.run - 1 }),
  );
  return {
    picks,
    avoided: avoidedOf(table, ask, states, picks),
    left: countStates(states, ask.range),
    longest: longestFree(states, ask.range),
  };
}

interface Weights {
  readonly states: Uint8Array;
  readonly penalties: Uint32Array;
}

/** Kept for each table: they depend on nothing else but the terms, of which there are few. */
const weighed = new WeakMap<PickTable, Map<string, Weights>>();

/** Of every port who holds it and how much counts against it, the wish apart. */
function weightsOf(table: PickTable, terms: Terms): Weights {
  const kept = weighed.get(table) ?? new Map<string, Weights>();
  weighed.set(table, kept);
  const key = `${terms.transport} ${terms.include}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const states = new Uint8Array(PORT_COUNT);
  const penalties = new Uint32Array(PORT_COUNT);
  states[0] = STATES.indexOf('never');
  let [state, penalty] = [FREE, 0];
  for (let port = 1; port < PORT_COUNT; port += 1) {
    // A few thousand ports are looked at, not all.
    if (port === 1 || isBound(table, port)) {
      const { hold, reasons } = portReasons(table, terms, port);
      [state, penalty] = [stateOf(hold), sumOf(reasons)];
    }
    states[port] = state;
    penalties[port] = penalty;
  }
  const made = { states, penalties };
  kept.set(key, made);
  return made;
}

/** Whether anything else is so of the port than of the one before it. */
function isBound(table: PickTable, port: number): boolean {
  return table.begins(port) || factsBegin(port);
}

function stateOf(hold: Hold | null): number {
  return hold === null ? FREE : STATES.indexOf(hold);
}

function sumOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { penalty }) => sum + penalty, 0);
}

function statesOf(table: PickTable, ask: PickAsk): Uint8Array {
  const states = weightsOf(table, ask).states.slice();
  for (const { start, end } of ask.avoid) states.fill(ASKED, Math.max(start, 1), end + 1);
  return states;
}

/** What a pick that begins at each port costs; infinite where it would hold a port that is not free. */
function costsOf(table: PickTable, ask: PickAsk, states: Uint8Array): Float64Array {
  const { penalties } = weightsOf(table, ask);
  const { range, run, near } = ask;
  const costs = new Float64Array(PORT_COUNT).fill(Infinity);
  let [sum, free] = [0, 0];
  for (let port = range.start; port <= range.end; port += 1) {
    free = states[port] === FREE ? free + 1 : 0;
    sum += penalties[port] ?? 0;
    if (port - range.start >= run) sum -= penalties[port - run] ?? 0;
    const start = port - run + 1;
    if (free >= run) costs[start] = sum + (near === null ? 0 : Math.abs(start - near));
  }
  return costs;
}

/** Where the picks begin, the best first. What overlaps one is struck out: so the next is found without it. */
function bestStarts(costs: Float64Array, { count, run, range, seed }: PickAsk): number[] {
  const spread = spreadBy(seed);
  const order = new Uint32Array(PORT_COUNT);
  for (let port = range.start; port <= range.end; port += 1) order[port] = spread(port);
  const starts: number[] = [];
  while (starts.length < count) {
    const best = lowest(costs, order, range);
    if (best === null) break;
    starts.push(best);
    costs.fill(Infinity, Math.max(0, best - run + 1), best + run);
  }
  return starts;
}

function lowest(costs: Float64Array, order: Uint32Array, { start, end }: Span): number | null {
  let best = -1;
  let [cost, place] = [Infinity, Infinity];
  for (let port = start; port <= end; port += 1) {
    const here = costs[port] ?? Infinity;
    if (here > cost || here === Infinity) continue;
    const at = order[port] ?? 0;
    if (here < cost || at < place) [best, cost, place] = [port, here, at];
  }
  return best < 0 ? null : best;
}

function pickAt(table: PickTable, ask: PickAsk, { start, end }: Span): PortPick {
  const distance = ask.near === null ? [] : [distanceReason(ask.near, start)];
  const reasons = [...distance, ...reasonsOn(table, ask, { start, end })];
  return { start, end, penalty: sumOf(reasons), reasons: inOrder(reasons) };
}

function distanceReason(near: number, start: number): Reason {
  const distance = start - near;
  return {
    ...{ code: 'distance', kind: 'distance', penalty: Math.abs(distance) },
    params: { near, distance },
  };
}

/** What is so of the ports of a pick: each reason once, with what it counts on all of them. */
function reasonsOn(table: PickTable, terms: Terms, { start, end }: Span): Reason[] {
  const merged = new Map<string, Reason>();
  let isQuiet = true;
  for (let port = start; port <= end;) {
    let next = port + 1;
    while (next <= end && !isBound(table, next)) next += 1;
    for (const reason of portReasons(table, terms, port).reasons) {
      const key = JSON.stringify([reason.code, reason.params]);
      const penalty = (merged.get(key)?.penalty ?? 0) + reason.penalty * (next - port);
      merged.set(key, { ...reason, penalty });
    }
    isQuiet &&= table.uses(port).length === 0;
    port = next;
  }
  return [...merged.values()].filter(({ code }) => isQuiet || code !== 'no-report');
}

const KINDS: readonly Reason['kind'][] = ['warning', 'distance', 'against', 'good'];

/** Warnings first, then the distance, then what counts against the port, the gravest first. */
function inOrder(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.penalty - a.penalty,
  );
}
