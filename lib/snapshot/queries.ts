import { bitsOf } from '@/lib/ports/rules/bits';
import { findFacts } from '@/lib/check/queries';
import { rowFromStore } from '@/lib/iana/rows-store';
import { findPickData } from '@/lib/pick/queries';
import { db } from '@/lib/platform/db';
import { findReserved } from '@/lib/ports/queries-reserved';
import { REPORT_INCLUDE, reportView } from '@/lib/reports/queries';
import { inReadingOrder } from '@/lib/reports/rules/order';
import type { SnapshotData } from './rules/write';

/** Everything that the terminal carries. Reads the current release and all that stands of the community. */
export async function findSnapshot(): Promise<SnapshotData> {
  const tx = db();
  const [facts, { runs }, rows, reports, software, reserved] = await Promise.all([
    findFacts(),
    findPickData(),
    tx.registryRow.findMany({
      where: { lastReleaseId: null, portStart: { not: null }, serviceName: { not: null } },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
    tx.report.findMany({
      where: { state: 'active', grade: { not: 'refuted' } },
      include: REPORT_INCLUDE,
    }),
    tx.software.findMany({ where: { state: 'active' }, select: { slug: true, tagline: true } }),
    findReserved(),
  ]);
  const descriptions = new Map<string, string>();
  for (const { serviceName, description } of rows.map(rowFromStore)) {
    const key = (serviceName ?? '').toLowerCase();
    if (!descriptions.has(key)) descriptions.set(key, description);
  }
  return {
    ...{ facts, runs, descriptions },
    reservations: reserved.map(({ port, transports, project, namespace, until }) => ({
      ...{ port, bits: bitsOf(transports), project, namespace, until: until.slice(0, 10) },
    })),
    taglines: new Map(software.map(({ slug, tagline }) => [slug, tagline])),
    reports: inReadingOrder(reports)
      .map(reportView)
      .map(({ id, portStart, portEnd, transports, software: { slug }, ...said }) => ({
        ...{ id, span: [portStart, portEnd], bits: bitsOf(transports), software: slug },
        ...{ grade: said.grade, role: said.role, onByDefault: said.onByDefault },
        ...{ summary: said.summary, settings: said.settings },
      })),
  };
}
