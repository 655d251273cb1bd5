import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Transport } from './types';

export type Any = Node | null | undefined;

/** Where a node stands, and what an alias stands for. */
export interface Place {
  readonly lineOf: (node: Node) => number;
  readonly resolve: (node: unknown) => Any;
  readonly work: Work;
}

/**
 * Steps that reading may still take; below zero nothing more is found. Aliases and `<<` make much of a short text: a
 * list that a thousand services name is read a thousand times.
 */
export interface Work {
  left: number;
  /** Lists that were read: to read one again costs. */
  readonly read: WeakSet<YAMLSeq>;
}

/** What each of a list costs that is read again: an entry is made of it. */
const STEPS_OF_ITEM = 100;

export function isNode(node: Any): node is Node {
  return node !== null && node !== undefined;
}

/** The value of a key, also one that `<<` brings in; aliases are followed. */
export function get(map: YAMLMap, name: string, place: Place, depth = 0): Any {
  const at = map.items.findIndex(({ key }) => text(key) === name);
  place.work.left -= at === -1 ? map.items.length : at + 1;
  if (place.work.left < 0) return undefined;
  if (at !== -1) return place.resolve(map.items[at]?.value);
  if (depth > 4) return undefined;
  for (const { key, value } of map.items) {
    if (text(key) !== '<<') continue;
    const merged = place.resolve(value);
    const sources = isSeq(merged) ? items(merged, place) : [merged];
    for (const source of sources) {
      const found = isMap(source) ? get(source, name, place, depth + 1) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

export function items(seq: YAMLSeq, place: Place): Any[] {
  const { work } = place;
  if (work.read.has(seq)) work.left -= seq.items.length * STEPS_OF_ITEM;
  work.read.add(seq);
  return work.left < 0 ? [] : seq.items.map((one) => place.resolve(one));
}

export function list(node: Any, place: Place): Any[] {
  return isSeq(node) ? items(node, place) : [];
}

/** As it is written: `22:22` is no number in base sixty, `0080` keeps its zeros. */
export function text(node: unknown): string | null {
  if (!isScalar(node) || isOpen(node)) return null;
  if (typeof node.value === 'string') return node.value;
  return node.source ?? (typeof node.value === 'number' ? String(node.value) : null);
}

export function transportOf(word: string): Transport | null {
  const lower = word.toLowerCase();
  return lower === 'tcp' || lower === 'udp' || lower === 'sctp' ? lower : null;
}

/** A quote that never closes: the library takes a character from the end of what it holds. */
function isOpen({ srcToken: token }: Scalar): boolean {
  if (token?.type !== 'double-quoted-scalar' && token?.type !== 'single-quoted-scalar')
    return false;
  const { source } = token;
  return source.length < 2 || !source.endsWith(source.charAt(0));
}
