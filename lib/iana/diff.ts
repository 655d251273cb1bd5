import { matchRows, type MatchStep, type RowPair } from '@/lib/iana/match';
import { cellsFromRow, type RegistryCells, type RegistryRow } from '@/lib/iana/row';
import { TRANSPORTS } from '@/lib/ports/types';
import { sameReferences } from '@/lib/iana/references';

export const CHANGE_TYPES = [
  'added',
  'removed',
  'changed',
  'renamed',
  'transport-changed',
  'port-changed',
  'assigned',
  'de-assigned',
] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

/** One cell that differs, both texts in the CSV's spelling; empty where the cell is. */
export interface FieldChange {
  readonly field: keyof RegistryCells;
  readonly before: string;
  readonly after: string;
}

/** One row that is not the same in both releases. */
export interface RowChange {
  readonly type: ChangeType;
  /** Null for an added row. */
  readonly before: RegistryRow | null;
  /** Null for a removed row. */
  readonly after: RegistryRow | null;
  /** In the CSV's column order; empty for added and removed rows. */
  readonly fields: readonly FieldChange[];
  /** False where nothing changed for a reader: a draft became its RFC, an id was respelt. */
  readonly news: boolean;
}

/** `changed` counts every pair that differs, renamed ones included; `renamed` says how many of them were. */
export interface RowCounts {
  readonly same: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly renamed: number;
}

export interface ReleaseDiff {
  readonly rows: RowCounts;
  /** By port, then transport; rows without a port last. */
  readonly changes: readonly RowChange[];
}

/** What happened to the rows from one release to the next. Every row is counted exactly once. */
export function diffRows(
  before: readonly RegistryRow[],
  after: readonly RegistryRow[],
): ReleaseDiff {
  const { pairs, removed, added } = matchRows(before, after);
  const differing = pairs.filter((pair) => pair.step !== 'identical').map(changeFromPair);
  const changes: RowChange[] = [
    ...removed.map((row) => ({
      type: 'removed' as const,
      before: row,
      after: null,
      fields: [],
      news: true,
    })),
    ...added.map((row) => ({
      type: 'added' as const,
      before: null,
      after: row,
      fields: [],
      news: true,
    })),
    ...differing,
  ];
  return {
    rows: {
      same: pairs.length - differing.length,
      added: added.length,
      removed: removed.length,
      changed: differing.length,
      renamed: differing.filter((change) => change.type === 'renamed').length,
    },
    changes: changes.sort(byPortAndTransport),
  };
}

/** The row that a change is filed under: the new one where there is one. */
export function rowOfChange(change: RowChange): RegistryRow {
  const row = change.after ?? change.before;
  if (row === null) throw new TypeError('a change has a row before or after it');
  return row;
}

function changeFromPair(pair: RowPair): RowChange {
  const fields = changedFields(pair.before, pair.after);
  return {
    type: changeType(pair),
    before: pair.before,
    after: pair.after,
    fields,
    news: isNews(fields),
  };
}

const TYPE_OF_STEP: Readonly<Record<Exclude<MatchStep, 'name-gained-or-lost'>, ChangeType>> = {
  identical: 'changed',
  'same-key': 'changed',
  renamed: 'renamed',
  transport: 'transport-changed',
  port: 'port-changed',
  nameless: 'changed',
};

function changeType({ step, before }: RowPair): ChangeType {
  if (step !== 'name-gained-or-lost') return TYPE_OF_STEP[step];
  return before.serviceName === null ? 'assigned' : 'de-assigned';
}

/** The cells in which two rows differ. */
export function changedFields(before: RegistryRow, after: RegistryRow): FieldChange[] {
  const old = cellsFromRow(before);
  const now = cellsFromRow(after);
  return (Object.keys(old) as (keyof RegistryCells)[])
    .filter((field) => old[field] !== now[field])
    .map((field) => ({ field, before: old[field], after: now[field] }));
}

function byPortAndTransport(a: RowChange, b: RowChange): number {
  const [left, right] = [rowOfChange(a), rowOfChange(b)];
  return (
    (left.portStart ?? Infinity) - (right.portStart ?? Infinity) ||
    transportRank(left) - transportRank(right) ||
    (left.serviceName ?? '').localeCompare(right.serviceName ?? '', 'en')
  );
}

function transportRank(row: RegistryRow): number {
  return row.transport === null ? -1 : TRANSPORTS.indexOf(row.transport);
}

interface Changed {
  readonly field: keyof RegistryCells;
  readonly before: string;
  readonly after: string;
}

/**
 * Whether changed cells say something new to a reader. A draft that became its RFC (also inside a
 * note) and an id that is only respelt do not; a modification date moves with whatever else did.
 */
export function isNews(fields: readonly Changed[]): boolean {
  return fields.some(({ field, before, after }) => {
    if (field === 'modified') return false;
    if (field === 'reference') return !sameReferences(before, after);
    if (field === 'assignee' || field === 'contact')
      return idSpelling(before) !== idSpelling(after);
    return !sameProse(before, after);
  });
}

const BRACKETED = /\[[^\]]*\]/g;

/** Two texts that differ at most in the documents they cite in brackets. */
function sameProse(before: string, after: string): boolean {
  if (before.replace(BRACKETED, '[]') !== after.replace(BRACKETED, '[]')) return false;
  const cited = after.match(BRACKETED) ?? [];
  return (before.match(BRACKETED) ?? []).every((part, index) =>
    sameReferences(part, cited[index] ?? ''),
  );
}

/** An id could not begin with a digit once: `ThreeGPP_2` and `GPP_Specifications` are today's `_3GPP_…`. */
const LEADING_NUMBER = /^(?:_?\d+|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?=[A-Z]))/;

/** Ids without case, punctuation, a leading number and the number that tells namesakes apart (`Jane_Doe_2`). */
function idSpelling(cell: string): string {
  return cell
    .split(']')
    .map((id) => id.replace(/^\[/, '').replace(LEADING_NUMBER, '').replace(/_\d+$/, ''))
    .map((id) => id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    .join(' ');
}
