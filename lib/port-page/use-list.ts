import type { ReportView } from '@/lib/reports/types';

/** Uses shown at once; the rest is one click away. */
const SHOWN = 5;
/** More uses than these are grouped by role behind the click. */
const UNGROUPED = 8;

type Listed = Pick<ReportView, 'role' | 'transports' | 'gradeReason'>;
type Missing = ReportView['gradeReason']['missing'];

/** Uses that the page shows together. */
export interface UseGroup<T> {
  /** What they have in common; null where they are not grouped. */
  readonly role: ReportView['role'] | null;
  readonly reports: readonly T[];
}

/** How a port's page lists its uses, in reading order, and what it says once for all of them. */
export interface UseList<T> {
  readonly shown: readonly T[];
  readonly rest: readonly UseGroup<T>[];
  /** The transports of every use, where there are many and all have the same; else null. */
  readonly transports: ReportView['transports'] | null;
  /** What most uses need for a higher grade; null where no two need the same. */
  readonly missing: Missing | null;
}

/** The list of a port's uses, given in reading order. Groups come in the order of their first use. */
export function listUses<T extends Listed>(reports: readonly T[]): UseList<T> {
  const rest = reports.slice(SHOWN);
  return {
    shown: reports.slice(0, SHOWN),
    rest: reports.length > UNGROUPED ? byRole(rest) : ungrouped(rest),
    transports: sharedTransports(reports),
    missing: sharedMissing(reports),
  };
}

/** The uses that are known to be moved to another port, in reading order. Malware gets no advice. */
export function movableUses<T extends Pick<ReportView, 'role' | 'settings'>>(
  reports: readonly T[],
): T[] {
  return reports.filter(({ role, settings }) => role !== 'malware' && settings.length > 0);
}

/** Whether a report needs for a higher grade just what is said once for many. */
export function needs(report: Listed, missing: Missing | null): boolean {
  return missing !== null && keyOf(report.gradeReason.missing) === keyOf(missing);
}

function ungrouped<T>(reports: readonly T[]): UseGroup<T>[] {
  return reports.length === 0 ? [] : [{ role: null, reports }];
}

function byRole<T extends Listed>(reports: readonly T[]): UseGroup<T>[] {
  const roles = [...new Set(reports.map(({ role }) => role))];
  return roles.map((role) => ({
    role,
    reports: reports.filter((report) => report.role === role),
  }));
}

function sharedTransports(reports: readonly Listed[]): ReportView['transports'] | null {
  const [first] = reports;
  if (first === undefined || reports.length === 1) return null;
  const key = keyOf(first.transports);
  return reports.every(({ transports }) => keyOf(transports) === key) ? first.transports : null;
}

function sharedMissing(reports: readonly Listed[]): Missing | null {
  const counts = new Map<string, { readonly missing: Missing; readonly count: number }>();
  for (const { gradeReason } of reports) {
    const key = keyOf(gradeReason.missing);
    if (key !== '')
      counts.set(key, { missing: gradeReason.missing, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most === undefined || most.count < 2 ? null : most.missing;
}

function keyOf(words: readonly string[]): string {
  return [...words].sort().join(' ');
}
