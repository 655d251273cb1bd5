import { canonicalText, portNumberText, type RegistryRow } from '@/lib/iana/row';

/** By which rule two rows are the same registration; the order is that in which the rules are tried. */
export const MATCH_STEPS = [
  'identical',
  'same-key',
  'renamed',
  'transport',
  'port',
  'nameless',
  'name-gained-or-lost',
] as const;
export type MatchStep = (typeof MATCH_STEPS)[number];

export interface RowPair {
  readonly step: MatchStep;
  readonly before: RegistryRow;
  readonly after: RegistryRow;
}

/** Every row of both releases exactly once. */
export interface Matching {
  readonly pairs: readonly RowPair[];
  readonly removed: readonly RegistryRow[];
  readonly added: readonly RegistryRow[];
}

/** A row at one place of one release: the same row object may stand in both, or twice in one. */
interface Entry {
  readonly row: RegistryRow;
}

interface EntryPair {
  readonly before: Entry;
  readonly after: Entry;
}

interface Rule {
  readonly step: MatchStep;
  /** Only rows with the same key are compared; null leaves the row out of this step. */
  readonly key: (row: RegistryRow) => string | null;
  readonly accepts: (before: RegistryRow, after: RegistryRow, score: number) => boolean;
}

const SEPARATOR = '\u001f';
const always = (): boolean => true;

function portAndTransport(row: RegistryRow): string | null {
  return row.portStart === null ? null : portNumberText(row) + SEPARATOR + (row.transport ?? '');
}

function isNamed(row: RegistryRow): boolean {
  return row.serviceName !== null;
}

const RULES: readonly Rule[] = [
  { step: 'identical', key: canonicalText, accepts: always },
  {
    step: 'same-key',
    key: (row) =>
      row.serviceName &&
      [row.serviceName, portNumberText(row), row.transport ?? ''].join(SEPARATOR),
    accepts: always,
  },
  {
    step: 'renamed',
    key: (row) => (isNamed(row) ? portAndTransport(row) : null),
    accepts: (_before, _after, score) => score >= RENAMED_FROM,
  },
  {
    step: 'transport',
    key: (row) =>
      row.portStart === null && !isNamed(row)
        ? null
        : (row.serviceName ?? '') + SEPARATOR + portNumberText(row),
    // A nameless Unassigned row that was split in two is no change of transport.
    accepts: (before, after) =>
      (before.transport === null) !== (after.transport === null) &&
      (isNamed(before) || before.description === after.description),
  },
  {
    step: 'port',
    key: (row) => row.serviceName && row.serviceName + SEPARATOR + (row.transport ?? ''),
    accepts: (before, after) => (before.portStart === null) !== (after.portStart === null),
  },
  {
    step: 'nameless',
    key: (row) => (isNamed(row) ? null : portAndTransport(row)),
    accepts: always,
  },
  {
    step: 'name-gained-or-lost',
    key: portAndTransport,
    accepts: (before, after) => isNamed(before) !== isNamed(after),
  },
];

/**
 * Pairs the rows of two releases that are the same registration. `(name, port, transport)` is not
 * enough: names, transports and ports change, portless `rdp` stands there twice. The rules are tried
 * in order on what the earlier ones left; within a rule the best likeness is paired first, then the
 * files' order decides.
 */
export function matchRows(before: readonly RegistryRow[], after: readonly RegistryRow[]): Matching {
  const pairs: RowPair[] = [];
  let removed: readonly Entry[] = before.map((row) => ({ row }));
  let added: readonly Entry[] = after.map((row) => ({ row }));
  for (const rule of RULES) {
    const found = applyRule(rule, removed, added);
    for (const pair of found)
      pairs.push({ step: rule.step, before: pair.before.row, after: pair.after.row });
    const usedBefore = new Set(found.map((pair) => pair.before));
    const usedAfter = new Set(found.map((pair) => pair.after));
    removed = removed.filter((entry) => !usedBefore.has(entry));
    added = added.filter((entry) => !usedAfter.has(entry));
  }
  return { pairs, removed: removed.map(({ row }) => row), added: added.map(({ row }) => row) };
}

function applyRule(rule: Rule, before: readonly Entry[], after: readonly Entry[]): EntryPair[] {
  const afterByKey = groupByKey(rule, after);
  return [...groupByKey(rule, before)].flatMap(([key, left]) =>
    pairBest(rule, left, afterByKey.get(key) ?? []),
  );
}

function groupByKey(rule: Rule, entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = rule.key(entry.row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Pairs the rows of one group, the highest likeness first. */
function pairBest(rule: Rule, left: readonly Entry[], right: readonly Entry[]): EntryPair[] {
  // Identical rows are alike by definition: the files' order pairs them.
  if (rule.step === 'identical') return zip(left, right);
  const candidates = left.flatMap((before) =>
    right.flatMap((after) => candidate(rule, before, after)),
  );
  const takenBefore = new Set<Entry>();
  const takenAfter = new Set<Entry>();
  return candidates
    .sort((a, b) => b.score - a.score)
    .filter(({ before, after }) => {
      if (takenBefore.has(before) || takenAfter.has(after)) return false;
      takenBefore.add(before);
      takenAfter.add(after);
      return true;
    });
}

function candidate(rule: Rule, before: Entry, after: Entry): (EntryPair & { score: number })[] {
  const score = likeness(before.row, after.row);
  return rule.accepts(before.row, after.row, score) ? [{ before, after, score }] : [];
}

function zip(left: readonly Entry[], right: readonly Entry[]): EntryPair[] {
  return left.flatMap((before, index) => {
    const after = right[index];
    return after === undefined ? [] : [{ before, after }];
  });
}

/** Bodies that hold hundreds of rows, so that sharing them says nothing. */
const COMMON_PEOPLE: ReadonlySet<string> = new Set(['IESG', 'IETF_Chair']);

/** Below this two names on one port and transport are two services, not one renamed. */
export const RENAMED_FROM = 2;

const SAME_DESCRIPTION = 3;
const TRIGRAM_WEIGHT = 2;
const SHARED_PERSON = 2;
const SAME_REGISTERED = 1;
const SAME_REFERENCE = 1;

/**
 * How much two rows look like the same registration (0 to 9): same description 3, else twice the
 * similarity of the descriptions; a shared person 2; same registration date 1; same reference 1;
 * twice the similarity of the names. What both leave empty counts for nothing.
 */
export function likeness(a: RegistryRow, b: RegistryRow): number {
  const sameDescription = a.description !== '' && a.description === b.description;
  return (
    (sameDescription
      ? SAME_DESCRIPTION
      : TRIGRAM_WEIGHT * trigramSimilarity(a.description, b.description)) +
    (sharePerson(a, b) ? SHARED_PERSON : 0) +
    (a.registered !== null && a.registered === b.registered ? SAME_REGISTERED : 0) +
    (a.referenceText !== '' && a.referenceText === b.referenceText ? SAME_REFERENCE : 0) +
    TRIGRAM_WEIGHT * trigramSimilarity(a.serviceName ?? '', b.serviceName ?? '')
  );
}

/** 0 to 1: the share of common three-letter pieces, words padded, case folded (as PostgreSQL's pg_trgm counts). */
export function trigramSimilarity(a: string, b: string): number {
  const left = trigrams(a);
  const right = trigrams(b);
  let common = 0;
  for (const piece of left) if (right.has(piece)) common += 1;
  const all = left.size + right.size - common;
  return all === 0 ? 0 : common / all;
}

function trigrams(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) pieces.add(padded.slice(at, at + 3));
  }
  return pieces;
}

function sharePerson(a: RegistryRow, b: RegistryRow): boolean {
  const people = new Set([...a.assignees, ...a.contacts].filter((id) => !COMMON_PEOPLE.has(id)));
  return [...b.assignees, ...b.contacts].some((id) => people.has(id));
}
