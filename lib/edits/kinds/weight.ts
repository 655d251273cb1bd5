import type { Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Kind, Weighed } from './kind';

/** A report that moves, or names other software, is another report. */
const MOVING_FIELDS = [
  ...['portStart', 'portEnd', 'transports', 'software'],
  ...['state', 'mergedInto'],
] as const;
/** Roles that speak against the software, or against what stood there before. */
const AGAINST = ['historic', 'malware'];

/** Whether a report of this role speaks against nobody. */
export function isNeutral(role: unknown): boolean {
  return !AGAINST.includes(String(role));
}

/**
 * Whether the edit takes away what a report says: it makes another report of it (change of port, range, transport,
 * software or state), or finds against it, as a retirement does, or by its role (workflow, "An edit lives").
 */
export function unmakesReport({ changes, base }: Weighed): boolean {
  const differs = (name: string) => name in changes && !isDeepEqual(changes[name], base?.[name]);
  const finds = differs('finding') && changes.finding !== null;
  return MOVING_FIELDS.some(differs) || finds || (differs('role') && !isNeutral(changes.role));
}

/** A report of more ports than this needs a moderator (workflow, "Reports"). */
export const MOST_PORTS_BY_REVIEWERS = 4096;

/** Whether the edit lays a report on very many ports. `edit` has the ports that its fields do not name. */
export function claimsVeryManyPorts(
  changes: Fields,
  edit: { readonly portStart: number | null; readonly portEnd: number | null },
): boolean {
  if (!('portStart' in changes || 'portEnd' in changes)) return false;
  const start = Number(changes.portStart ?? edit.portStart);
  return Number(changes.portEnd ?? edit.portEnd) - start >= MOST_PORTS_BY_REVIEWERS;
}

/** A report of more ports than these keeps others of its software out of so many that people look at it (decision 54). */
export const MOST_PORTS_UNSEEN = 16;

/** Whether all that the edit does is to add further evidence. */
export function onlyAddsEvidence({ changes, base }: Weighed): boolean {
  if (Object.keys(changes).some((name) => name !== 'evidence')) return false;
  const [before, after] = [asList(base?.evidence), asList(changes.evidence)];
  return before.every((piece) => after.some((other) => isDeepEqual(piece, other)));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A change of fields, which takes nothing out of use. */
export const CHANGES_FIELDS = {
  reasons: 'report',
  content: 'fields',
  editable: true,
  rebaseable: true,
  refusable: false,
  bringsEvidence: false,
  isDestructive: () => false,
  onlyAdds: () => false,
} satisfies Partial<Kind>;

/** An act that takes something out of use: its fields cannot be resolved one by one. */
export const TAKES_AWAY = {
  reasons: 'removal',
  content: 'fields',
  editable: false,
  rebaseable: false,
  refusable: false,
  bringsEvidence: false,
  isDestructive: () => true,
  onlyAdds: () => false,
} satisfies Partial<Kind>;
