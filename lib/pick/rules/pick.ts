import { portReasons, type Terms } from '@/lib/pick/rules/reasons';
import type { Span } from '@/lib/pick/rules/spans';
import { spreadBy } from '@/lib/pick/rules/spread';
import type { PickSource } from '@/lib/pick/rules/table';
import type { PickAnswer, PickAsk, PortPick, Reason } from '@/lib/pick/types';
import { PORT_COUNT } from '@/lib/ports/types';
import { avoidedOf, heldNear } from './avoided';
import { ASKED, countStates, FREE, longestFree } from './states';
import { isBound, statesOf, sumOf, weightsOf } from './weights';

/**
 * Free ports, the best first: by the sum of what counts against them, the distance from a wish among it, then by
 * a hash of the seed and the port, then by number. The same table and ask always give the same answer, and a
 * longer answer begins with the shorter one. Fewer than asked for where no more fit; runs do not overlap.
 */
export function pickPorts(
  source: PickSource,
  ask: PickAsk,
  { states, spans }: PickPlan = planPicks(source, ask),
): PickAnswer {
  const picks = spans.map((span) => pickAt(source, ask, span));
  return {
    picks,
    avoided: avoidedOf(source, ask, states, picks),
    left: countStates(states, ask.range),
    longest: longestFree(states, ask.range),
  };
}

/** What is picked, found by what ports weigh alone: who uses them says only why. */
export interface PickPlan {
  /** Of each port, whether it is free for this ask, and if not, why. */
  readonly states: Uint8Array;
  /** The picks, the best first. */
  readonly spans: readonly Span[];
}

export function planPicks(source: PickSource, ask: PickAsk): PickPlan {
  const states = freeFor(source, ask);
  const starts = bestStarts(costsOf(source, ask, states), ask);
  return { states, spans: starts.map((start) => ({ start, end: start + ask.run - 1 })) };
}

/** All ports of which `pickPorts` asks the source who uses them. */
export function toldPorts(ask: PickAsk, { states, spans }: PickPlan): Span[] {
  return [...spans, ...heldNear(ask, states, spans)];
}

/** The picks of `pickPorts` alone, without what was left out for them. */
export function picksOnly(source: PickSource, ask: PickAsk): PortPick[] {
  return planPicks(source, ask).spans.map((span) => pickAt(source, ask, span));
}

function freeFor(source: PickSource, ask: PickAsk): Uint8Array {
  const states = statesOf(weightsOf(source, ask.transport), ask.include);
  for (const { start, end } of ask.avoid) states.fill(ASKED, Math.max(start, 1), end + 1);
  return states;
}

/** What a pick that begins at each port costs; infinite where it would hold a port that is not free. */
function costsOf(source: PickSource, ask: PickAsk, states: Uint8Array): Float64Array {
  const { penalties } = weightsOf(source, ask.transport);
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

function pickAt(source: PickSource, ask: PickAsk, { start, end }: Span): PortPick {
  const distance = ask.near === null ? [] : [distanceReason(ask.near, start)];
  const reasons = [...distance, ...reasonsOn(source, ask, { start, end })];
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
function reasonsOn(source: PickSource, terms: Terms, { start, end }: Span): Reason[] {
  const merged = new Map<string, Reason>();
  let isQuiet = true;
  for (let port = start; port <= end;) {
    let next = port + 1;
    while (next <= end && !isBound(source, next)) next += 1;
    for (const reason of portReasons(source, terms, port).reasons) {
      const key = JSON.stringify([reason.code, reason.params]);
      const penalty = (merged.get(key)?.penalty ?? 0) + reason.penalty * (next - port);
      merged.set(key, { ...reason, penalty });
    }
    isQuiet &&= source.uses(port).length === 0;
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
