import { unpackHolders } from '@/lib/pick/rules/holders';
import { factsBegin, type Hold, HOLDS, portReasons, reasonsOfUses } from '@/lib/pick/rules/reasons';
import type { PickSource } from '@/lib/pick/rules/table';
import type { Include, PickAsk, Reason } from '@/lib/pick/types';
import { PORT_COUNT } from '@/lib/ports/types';
import { FREE, STATES } from './states';

/** Of every port who holds it, as bits in the order of `HOLDS`, and how much counts against it, the wish apart. */
export interface Weights {
  readonly holds: Uint8Array;
  readonly penalties: Uint32Array;
}

/** Kept for each table: they depend on nothing else but the transport, of which there are few. */
const weighed = new WeakMap<PickSource, Map<string, Weights>>();

/** The weights that the source brings with it, or those that it is made to say, port by port. */
export function weightsOf(source: PickSource, transport: PickAsk['transport']): Weights {
  const kept = weighed.get(source) ?? new Map<string, Weights>();
  weighed.set(source, kept);
  const key = String(transport);
  const found = kept.get(key) ?? source.weights?.(transport) ?? weigh(source, transport);
  kept.set(key, found);
  return found;
}

function weigh(source: PickSource, transport: PickAsk['transport']): Weights {
  const holds = new Uint8Array(PORT_COUNT);
  const penalties = new Uint32Array(PORT_COUNT);
  let [hold, penalty] = [0, 0];
  for (let port = 1; port < PORT_COUNT; port += 1) {
    // A few thousand ports are looked at, not all.
    if (port === 1 || isBound(source, port)) {
      const { held, reasons } = portReasons(source, { transport, include: null }, port);
      [hold, penalty] = [bitsOf(held), sumOf(reasons)];
    }
    holds[port] = hold;
    penalties[port] = penalty;
  }
  addHolders(source, transport, { holds, penalties });
  return { holds, penalties };
}

/** Adds what weighs besides. Of tens of thousands of ports most are held alike: each way is weighed once. */
function addHolders(
  { holders = new Map<number, string>() }: PickSource,
  transport: PickAsk['transport'],
  { holds, penalties }: Weights,
): void {
  const known = new Map<string, { readonly bits: number; readonly penalty: number }>();
  for (const [port, text] of holders) {
    let weight = known.get(text);
    if (weight === undefined) {
      const { held, reasons } = reasonsOfUses(unpackHolders(port, text), { transport });
      weight = { bits: bitsOf(held), penalty: sumOf(reasons) };
      known.set(text, weight);
    }
    holds[port] = (holds[port] ?? 0) | weight.bits;
    penalties[port] = (penalties[port] ?? 0) + weight.penalty;
  }
}

function bitsOf(held: readonly Hold[]): number {
  return held.reduce((bits, one) => bits | (1 << HOLDS.indexOf(one)), 0);
}

/** Whether anything else is so of the port than of the one before it. */
export function isBound(source: PickSource, port: number): boolean {
  return source.begins(port) || factsBegin(port);
}

export function sumOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { penalty }) => sum + penalty, 0);
}

/** What is so of each port where `include` is let in. */
export function statesOf({ holds }: Weights, include: Include | null): Uint8Array {
  const stateOfBits = Array.from({ length: 1 << HOLDS.length }, (_, bits) =>
    stateOf(bits, include),
  );
  const states = holds.map((bits) => stateOfBits[bits] ?? FREE);
  states[0] = STATES.indexOf('never');
  return states;
}

function stateOf(bits: number, include: Include | null): number {
  const hold = HOLDS.find(
    (one, at) => (bits & (1 << at)) !== 0 && include !== one && include !== 'all',
  );
  return hold === undefined ? FREE : STATES.indexOf(hold);
}

/** Pairs that are met, and then how many ports have which of them: `[[[0, 0], [1, 600]], [80, 0, 1, 1, …]]`. */
export type PackedWeights = readonly [
  pairs: readonly (readonly [holds: number, penalty: number])[],
  runs: readonly number[],
];

/** Weights as the terminal's snapshot carries them. */
export function packWeights({ holds, penalties }: Weights): PackedWeights {
  const pairs: [number, number][] = [];
  const places = new Map<string, number>();
  const runs: number[] = [];
  for (let port = 0; port < PORT_COUNT;) {
    const pair: [number, number] = [holds[port] ?? 0, penalties[port] ?? 0];
    const start = port;
    while (port < PORT_COUNT && holds[port] === pair[0] && penalties[port] === pair[1]) port += 1;
    const place = places.get(String(pair)) ?? pairs.push(pair) - 1;
    places.set(String(pair), place);
    runs.push(port - start, place);
  }
  return [pairs, runs];
}

/** The weights that `PackedWeights` holds. */
export function unpackWeights([pairs, runs]: PackedWeights): Weights {
  const holds = new Uint8Array(PORT_COUNT);
  const penalties = new Uint32Array(PORT_COUNT);
  let port = 0;
  for (let at = 0; at < runs.length; at += 2) {
    const end = port + (runs[at] ?? 0);
    const [hold, penalty] = pairs[runs[at + 1] ?? 0] ?? [0, 0];
    holds.fill(hold, port, end);
    penalties.fill(penalty, port, end);
    port = end;
  }
  return { holds, penalties };
}
