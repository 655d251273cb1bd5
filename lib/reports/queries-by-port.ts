import { z } from 'zod';
import { readDb } from '@/lib/platform/db';
import { rows, sql } from '@/lib/platform/raw';
import { WIDEST } from '@/lib/ports/queries-known';
import { transportSchema } from '@/lib/ports/types';
import { PLACE } from './queries-first';
import { readingOrderSql } from './rules/order';
import { type Grade, gradeSchema, type NamedUse } from './types';

// What is reported of each port stands in `port_use`, which the database keeps (decision 43): it is read in the same
// time whatever is reported. Reports of more than `WIDEST_USE` ports say nothing of one port.

const Graded = z.object({ grade: gradeSchema, ports: z.string() });

/** Ports of one grade. */
export interface GradedPorts {
  readonly grade: Grade;
  readonly ports: readonly number[];
}

/** Ports by the grade of the report on them that is read first. */
export async function findBestGrades(): Promise<GradedPorts[]> {
  const found = await rows(readDb(), Graded)`
    SELECT grades[1] AS grade, string_agg(port::text, ',') AS ports FROM port_use GROUP BY 1`;
  // Tens of thousands: numbers, without an object for each.
  return found.map(({ grade, ports }) => ({ grade, ports: ports.split(',').map(Number) }));
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

const Held = z.object({ ports: z.array(z.int()), holders: z.array(z.string()) });

/**
 * Ports of which a use is reported that is not refuted, ascending, and what weighs of each: two digits for each use, its
 * grade's place in reading order and the bits of its transports; of the uses of the very same ports the first twenty.
 */
export async function findHolders(): Promise<z.output<typeof Held>> {
  const [found] = await rows(readDb(), Held)`
    SELECT coalesce(json_agg(port), '[]') AS ports, coalesce(json_agg(holders), '[]') AS holders
    FROM (SELECT port, holders FROM port_use WHERE holders <> '' ORDER BY port) held`;
  return found ?? { ports: [], holders: [] };
}

const WideUse = z.object({
  ...{ portStart: z.int(), portEnd: z.int(), grade: gradeSchema },
  ...{ transports: z.array(transportSchema), slug: z.string(), name: z.string() },
});

/**
 * Uses that are not refuted of ranges so wide that `port_use` leaves them out, in reading order: of those on the very
 * same ports the first `most`.
 */
export async function findWideUses(most: number) {
  const found = await rows(readDb(), WideUse)`
    SELECT r.port_start AS "portStart", r.port_end AS "portEnd", r.grade, r.transports, s.slug, s.name
    FROM (SELECT r.*, ${PLACE} AS place FROM report r
      WHERE r.state = 'active' AND r.grade <> 'refuted' AND r.port_end - r.port_start >= ${WIDEST}) r
    JOIN software s ON s.id = r.software_id
    WHERE place <= ${most} ORDER BY ${sql([readingOrderSql('r')])}`;
  return found.map(({ slug, name, ...use }) => ({ ...use, software: { slug, name } }));
}
