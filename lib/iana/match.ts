import type { RegistryRow } from '@/lib/iana/row';
import { canonicalText, portNumberText } from '@/lib/iana/row';
import { likeness, RENAMED_FROM } from '@/lib/iana/similarity';

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
    accepts: (before, after) => (before.transport === null) !== (after.transport === null),
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
