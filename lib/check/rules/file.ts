import type { Facts, FactsFile, PackedReport, ReportFact } from '@/lib/check/types';

/** The facts that the file holds. */
export function unpackFacts(file: FactsFile): Facts {
  return { ...file, reports: unpackReports(file.reports) };
}

export function unpackReports(packed: readonly PackedReport[]): ReportFact[] {
  return packed.map(([start, end, bits, software, grade, role, onByDefault, settings]) => ({
    ...{ span: [start, end], bits, software, grade, role, onByDefault, settings },
  }));
}
