import type { ReportView } from '@/lib/reports/types';
import type { ChosenSoftware, TakenPorts } from '@/lib/collisions/types';
import { takenBy } from './taken';

/** The software that reports name on one port, as a set that takes nothing but this port. */
export function softwareOnPort(port: number, reports: readonly ReportView[]): ChosenSoftware[] {
  const found = new Map<string, { name: string; uses: TakenPorts[] }>();
  for (const report of reports) {
    const taken = takenBy(report);
    if (taken === null) continue;
    const { slug, name } = report.software;
    const known = found.get(slug) ?? { name, uses: [] };
    known.uses.push({ ...taken, start: port, end: port });
    found.set(slug, known);
  }
  return [...found].map(([slug, software]) => ({ slug, ...software, commonness: 'special' }));
}
