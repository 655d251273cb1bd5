import { itemsOf, type SoftwareValue } from '@/components/forms/values';
import type { KnownEdit, KnownReport, KnownUses } from '@/lib/edits/known';
import { softwareNameKey } from '@/lib/software/types';

/** What of a form says whether the same is there already; ports as they were typed. */
export interface Claimed {
  readonly software: SoftwareValue;
  readonly portStart: unknown;
  readonly portEnd: unknown;
  readonly transports: unknown;
}

/** The report that a new one would repeat, or the proposal that waits to say the same; null: neither is known. */
interface ReportedAlready {
  readonly report: KnownReport | null;
  readonly edit: KnownEdit | null;
}

/**
 * Looks for what a form would say again. A report of the same software on an overlapping range and any shared
 * transport is refused by the server (contract, "409 for a duplicate"); a proposal of somebody else's is not.
 */
export function reportedAlready(found: KnownUses, claimed: Claimed): ReportedAlready {
  const { slug, name } = claimed.software;
  const key = softwareNameKey(name);
  const start = Number(claimed.portStart);
  const end = claimed.portEnd === '' ? start : Number(claimed.portEnd);
  const transports = itemsOf(claimed.transports) as unknown as readonly string[];
  if (key === '' && slug === '') return { report: null, edit: null };
  const isNamed = (one: string) => softwareNameKey(one) === key;
  const report = found.reports.find(
    (one) =>
      (one.software.slug === slug || isNamed(one.software.name)) &&
      one.portStart <= end &&
      one.portEnd >= start &&
      one.transports.some((transport) => transports.includes(transport)),
  );
  const edit = found.edits.find(
    ({ isNew, software, portStart, portEnd }) =>
      isNew &&
      software !== null &&
      isNamed(software) &&
      (portStart ?? 0) <= end &&
      (portEnd ?? portStart ?? 0) >= start,
  );
  return { report: report ?? null, edit: report === undefined ? (edit ?? null) : null };
}
