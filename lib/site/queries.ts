import { findStanding, type SubjectRow } from '@/lib/locks/queries';
import type { LockView } from '@/lib/locks/schema';
import { readDb } from '@/lib/platform/db';
import { REPORT_INCLUDE, reportView } from '@/lib/reports/queries';
import { mergedSpans } from '@/lib/search/entry';
import { findAllOfficialUses, findOfficialUses, type OfficialUse } from '@/lib/services/programs';
import {
  COMMONNESS,
  commonnessSchema,
  softwareSlugSchema,
  taglinesSchema,
} from '@/lib/software/types';
import { type IndexedSoftware, softwareSchema, type SoftwareView } from './schema';

/** What the entry’s own row says. */
const OWN = softwareSchema.omit({ official: true, ports: true });

/** An entry with its reports by port, the slug of the entry it was merged into, or null. */
export async function findSoftware(
  slug: string,
): Promise<SoftwareView | { readonly mergedInto: string } | null> {
  if (!softwareSlugSchema.safeParse(slug).success) return null;
  const stored = await readDb().software.findUnique({
    where: { slug },
    include: {
      mergedInto: { select: { slug: true } },
      reports: {
        where: { state: 'active' },
        include: REPORT_INCLUDE,
        orderBy: [{ portStart: 'asc' }, { id: 'asc' }],
      },
    },
  });
  if (stored === null) return null;
  if (stored.mergedInto !== null) return { mergedInto: stored.mergedInto.slug };
  const officialUses = await findOfficialUses(readDb(), slug);
  const { revision, updatedAt, ...said } = OWN.parse({
    ...stored,
    homepage: stored.homepage === '' ? null : stored.homepage,
    updatedAt: stored.updatedAt.toISOString(),
  });
  return {
    ...said,
    official: officialUses.map(officialAnswer),
    officialUses,
    ports: stored.reports.map(reportView),
    ...{ revision, updatedAt },
  };
}

function officialAnswer({ serviceName, profile, spans, transports }: OfficialUse) {
  const ports = spans.flatMap(({ start, end }) =>
    Array.from({ length: end - start + 1 }, (_, at) => start + at),
  );
  return { serviceName, plainName: profile.plainName, ports, transports: [...transports] };
}

/** Entries on one page; of more there, those that are widely known are listed. */
const MOST_LISTED = 1000;
const WIDELY_KNOWN = COMMONNESS.filter((word) => word !== 'special');

interface SoftwareIndex {
  readonly entries: readonly IndexedSoftware[];
  /** How many there are; those that are not listed are found by search. */
  readonly count: number;
}

/** Active entries with their official ports and those reported of them, by name. */
export async function listSoftware(most = MOST_LISTED): Promise<SoftwareIndex> {
  const official = await findAllOfficialUses(readDb());
  const count = await readDb().software.count({ where: { state: 'active' } });
  const stored = await readDb().software.findMany({
    where: {
      state: 'active',
      ...(count > most ? { commonness: { in: WIDELY_KNOWN } } : {}),
    },
    orderBy: { nameKey: 'asc' },
    take: most,
    select: {
      slug: true,
      name: true,
      tagline: true,
      taglines: true,
      commonness: true,
      reports: {
        where: { state: 'active', grade: { not: 'refuted' } },
        select: { portStart: true, portEnd: true },
        orderBy: { portStart: 'asc' },
      },
    },
  });
  const entries = stored.map(({ reports, ...entry }) => ({
    ...entry,
    taglines: taglinesSchema.parse(entry.taglines),
    commonness: commonnessSchema.parse(entry.commonness),
    official: mergedSpans((official.get(entry.slug) ?? []).flatMap(({ spans }) => spans)),
    ports: reports.map(({ portStart, portEnd }) => ({ start: portStart, end: portEnd })),
  }));
  return { entries, count };
}

/** The locks on an entry and on its active reports. */
export async function findSoftwareLocks(slug: string): Promise<LockView[]> {
  const entry = await readDb().software.findUnique({
    where: { slug },
    select: { id: true, reports: { where: { state: 'active' }, select: { id: true } } },
  });
  if (entry === null) return [];
  const reports = entry.reports.map(({ id }): SubjectRow => ({ type: 'report', id }));
  return findStanding(readDb(), [{ type: 'software', id: entry.id }, ...reports]);
}
