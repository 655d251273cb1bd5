import { portReasons, type Terms } from '@/lib/pick/rules/reasons';
import type { Span } from '@/lib/pick/rules/spans';
import type { PickSource } from '@/lib/pick/rules/table';
import type { Avoided, PickAsk, PortPick, Reason } from '@/lib/pick/types';

import { FREE, HELD, STATES } from './states';
/** Spans that `avoided` holds at most. */
export const MOST_AVOIDED = 100;
/** In a range of so many ports, who holds its ports is told without a wish too. */
const NARROW = 1_024;

/**
 * What was left out: first the bands that were to be avoided; then who holds ports between the wish and the
 * farthest pick, or in a narrow range. Alike neighbours are one; of too many those nearest the wish stay.
 */
export function avoidedOf(
  source: PickSource,
  ask: PickAsk,
  states: Uint8Array,
  picks: readonly PortPick[],
): Avoided[] {
  const { range, near } = ask;
  const asked = ask.avoid.flatMap(({ start, end }) => {
    const inside = { start: Math.max(start, range.start), end: Math.min(end, range.end) };
    return inside.start > inside.end ? [] : [{ ...inside, reasons: [askedReason({ start, end })] }];
  });
  const within = shownAround(ask, picks);
  const held = within === null ? [] : heldIn(source, ask, states, within);
  const distance = ({ start }: Span) => Math.abs(start - (near ?? range.start));
  const nearest = [...held].sort((a, b) => distance(a) - distance(b));
  return [
    ...asked.slice(0, MOST_AVOIDED),
    ...nearest.slice(0, Math.max(0, MOST_AVOIDED - asked.length)).sort((a, b) => a.start - b.start),
  ];
}

function askedReason({ start, end }: Span): Reason {
  return { code: 'asked', kind: 'warning', penalty: 0, params: { portStart: start, portEnd: end } };
}

/** The ports of which it is told who holds them, besides what was to be avoided. */
export function heldNear(ask: PickAsk, states: Uint8Array, picks: readonly Span[]): Span[] {
  const within = shownAround(ask, picks);
  const held: Span[] = [];
  for (let port = within?.start ?? 1; port <= (within?.end ?? 0); port += 1)
    if (isHeld(states, port)) held.push({ start: port, end: port });
  return held;
}

function isHeld(states: Uint8Array, port: number): boolean {
  return HELD.includes(STATES[states[port] ?? FREE] ?? 'free');
}

function shownAround({ range, near }: PickAsk, picks: readonly Span[]): Span | null {
  if (near === null || picks.length === 0) return range.end - range.start < NARROW ? range : null;
  const places = [near, ...picks.flatMap(({ start, end }) => [start, end])];
  return {
    start: Math.max(range.start, Math.min(...places)),
    end: Math.min(range.end, Math.max(...places)),
  };
}

function heldIn(
  source: PickSource,
  terms: Terms,
  states: Uint8Array,
  { start, end }: Span,
): Avoided[] {
  const held: { start: number; end: number; reasons: readonly Reason[]; key: string }[] = [];
  for (let port = start; port <= end; port += 1) {
    if (!isHeld(states, port)) continue;
    const all = portReasons(source, terms, port).reasons;
    const reasons = all.filter(({ kind }) => kind === 'warning');
    const key = JSON.stringify(reasons);
    const last = held.at(-1);
    if (last?.end === port - 1 && last.key === key) last.end = port;
    else held.push({ start: port, end: port, reasons, key });
  }
  return held.map(({ key: _, ...rest }) => rest);
}
