import { z } from 'zod';
import type { Span } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import { rows } from '@/lib/platform/raw';
import { type Grade, gradeSchema, type NamedUse } from './types';

// What is reported of each port stands in `port_use`, which the database keeps (decision 43): it is read in the same
// time whatever is reported. Reports of more than `WIDEST_USE` ports say nothing of one port.

const Graded = z.object({ grade: gradeSchema, ports: z.array(z.int()) });

/** Ports by the grade of the report on them that is read first. */
export async function findBestGrades(): Promise<(Span & { readonly grade: Grade })[]> {
  const found = await rows(readDb(), Graded)`
    SELECT grades[1] AS grade, json_agg(port) AS ports FROM port_use GROUP BY 1`;
  return found.flatMap(({ grade, ports }) =>
    ports.map((port) => ({ grade, start: port, end: port })),
  );
}

const Named = z.object({
  ports: z.array(z.int()),
  uses: z.array(z.int()),
  names: z.array(z.string()),
});

/** Ports of which a use is reported that is not refuted, ascending. */
export async function findNamedUses(): Promise<NamedUse[]> {
  // As JSON, which is read ten times as fast as rows.
  const [found] = await rows(readDb(), Named)`
    SELECT coalesce(json_agg(port), '[]') AS ports, coalesce(json_agg(uses), '[]') AS uses,
      coalesce(json_agg(name), '[]') AS names
    FROM (SELECT port, uses, name FROM port_use WHERE name IS NOT NULL ORDER BY port) used`;
  const { ports, uses, names } = found ?? { ports: [], uses: [], names: [] };
  return ports.map((port, at) => ({ port, name: names[at] ?? '', uses: uses[at] ?? 0 }));
}
