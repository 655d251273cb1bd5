import { importRelease } from '@/lib/iana/commands/import';
import { readShippedRelease, SHIPPED_RELEASES } from '@/lib/iana/shipped-releases';
import { must } from './community';
import { fillOnce } from './filled';

const HEADER = [
  'Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date',
  'Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes',
].join(',');

/** A row of a release: a name on ports (`22`, `6000-6063`) of a transport; without a name it is described only. */
export type ReleaseRow = readonly [
  name: string,
  ports: string,
  transport: string,
  description?: string,
];

/** A release of a few rows as a CSV: the shipped ones take seconds each. */
export function releaseOf(rows: readonly ReleaseRow[]): Uint8Array {
  const lines = rows.map(
    ([name, ports, transport, description = name]) =>
      `${name},${ports},${transport},${description},,,,,,,,`,
  );
  return new TextEncoder().encode(`${[HEADER, ...lines].join('\n')}\n`);
}

/** Imports it as one of that date. */
export async function givenRelease(
  date: string,
  rows: readonly ReleaseRow[],
  now: Date,
): Promise<void> {
  must(await importRelease(releaseOf(rows), { date, force: true }, now));
}

const SHIPPED_AT = new Date('2026-11-20T12:00:00Z');

/** All shipped releases, the oldest first. The file's database must be empty. */
export const storeShippedReleases = (): Promise<void> =>
  fillOnce('releases', async () => {
    for (const name of SHIPPED_RELEASES)
      must(await importRelease(readShippedRelease(name), {}, SHIPPED_AT));
  });

/** The newest shipped release alone. The file's database must be empty. */
export const storeNewestRelease = (): Promise<void> =>
  fillOnce('newest', async () => {
    for (const name of SHIPPED_RELEASES.slice(-1))
      must(await importRelease(readShippedRelease(name), {}, SHIPPED_AT));
  });
