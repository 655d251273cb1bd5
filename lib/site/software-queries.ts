import { findStanding, type SubjectRow } from '@/lib/locks/queries';
import type { LockView } from '@/lib/locks/schema';
import { db } from '@/lib/platform/db';
import { sql } from '@/lib/platform/sql';
import { REPORT_INCLUDE, reportView } from '@/lib/reports/queries';
import type { IndexedSoftware } from './software-types';
import { softwareSlugSchema } from '@/lib/software/types';
import type { SoftwareView } from './software-schema';

/** An entry with its reports by port, the slug of the entry it was merged into, or null. */
export async function findSoftware(
  slug: string,
): Promise<SoftwareView | { readonly mergedInto: string } | null> {
  if (!softwareSlugSchema.safeParse(slug).success) return null;
  const stored = await db().software.findUnique({
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
  return {
    slug: stored.slug,
    name: stored.name,
    tagline: stored.tagline,
    homepage: stored.homepage === '' ? null : stored.homepage,
    domains: stored.domains,
    repositories: stored.repositories,
    aliases: stored.aliases,
    ports: stored.reports.map(reportView),
    revision: stored.revision,
    updatedAt: stored.updatedAt.toISOString(),
  };
}

/** Every active entry with the ports reported of it, by name. */
export async function listSoftware(): Promise<IndexedSoftware[]> {
  const stored = await db().software.findMany({
    where: { state: 'active' },
    orderBy: { nameKey: 'asc' },
    select: {
      slug: true,
      name: true,
      tagline: true,
      reports: {
        where: { state: 'active', grade: { not: 'refuted' } },
        select: { portStart: true, portEnd: true },
        orderBy: { portStart: 'asc' },
      },
    },
  });
  return stored.map(({ slug, name, tagline, reports }) => ({
    slug,
    name,
    tagline,
    ports: reports.map(({ portStart, portEnd }) => ({ start: portStart, end: portEnd })),
  }));
}

/** The locks on an entry and on its active reports. */
export async function findSoftwareLocks(slug: string): Promise<LockView[]> {
  const subjects = await sql().$queryRaw<SubjectRow[]>`
    SELECT 'software' AS type, id FROM software WHERE slug = ${slug}
    UNION ALL SELECT 'report', r.id FROM report r JOIN software s ON s.id = r.software_id
      WHERE s.slug = ${slug} AND r.state = 'active'`;
  return findStanding(sql(), subjects);
}
