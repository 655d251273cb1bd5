import { z } from 'zod';
import { readDb } from '@/lib/platform/db';
import type { PortRun, Prisma } from '@/lib/platform/generated/prisma/client';
import { join, rows, type Sql, sql } from '@/lib/platform/raw';
import type { Transport } from '@/lib/ports/types';
import { namedLike } from '@/lib/search/queries-names';
import type { PortListQuery } from './schema';

const Piece = z.object({
  ...{ start: z.int(), end: z.int() },
  ...{ status: z.string(), tcp: z.string(), udp: z.string(), sctp: z.string(), dccp: z.string() },
  names: z.array(z.string()),
});

/**
 * The runs of ports, or pieces of them, that fit the query from port `first` on, ascending. Each holds at least
 * one port: so many of them as ports are wanted, and one more, are always enough.
 */
export async function findRuns(query: PortListQuery, first: number): Promise<PortRun[]> {
  if (first > query.to) return [];
  const spans = wantedSpans(query);
  if (spans.length > 0) {
    // Where much is reported the first ports have enough.
    const isMuch =
      query.software === undefined && (query.has === 'use' || query.grade !== undefined);
    const last = isMuch ? Math.min(query.to, first + LOOKED_AT_FIRST) : query.to;
    const found = await findPieces(query, { first, last }, spans);
    const isEnough = found.length > query.limit || last === query.to;
    return isEnough ? found : findPieces(query, { first, last: query.to }, spans);
  }
  if (query.has !== 'anything') return findWhole(query, first);
  // Runs with a name come whole; between them lie the ports that have a reported use and no name.
  const named = await findWhole({ ...query, has: 'name' }, first);
  const last = named.length > query.limit ? (named.at(-1)?.end ?? query.to) : query.to;
  const used = await findPieces(query, { first, last }, [USED], sql`AND names = '{}'`);
  return [...named, ...used].sort((a, b) => a.end - b.end).slice(0, query.limit + 1);
}

/** So many ports are looked at before all others are. */
const LOOKED_AT_FIRST = 4096;

/** Runs that fit whole, whatever is reported on them. */
async function findWhole(query: PortListQuery, first: number): Promise<PortRun[]> {
  const where: Prisma.PortRunWhereInput = { end: { gte: first }, start: { lte: query.to } };
  if (query.status !== undefined) where[query.transport ?? 'status'] = query.status;
  if (query.has === 'name') where.names = { isEmpty: false };
  return readDb().portRun.findMany({ where, orderBy: { end: 'asc' }, take: query.limit + 1 });
}

/** The ports within the bounds of which this is so that is reported of them. Wide ranges stand for no port. */
const portsWith = (condition: Sql) =>
  sql`(SELECT coalesce(range_agg(int4range(port, port, '[]')), '{}') FROM port_use, bounds
    WHERE port BETWEEN bounds.first AND bounds.last AND ${condition})`;

const USED = portsWith(sql`uses > 0`);

/** The ports of the active reports of which this is so, as a multirange. */
function reported(condition: Sql): Sql {
  return sql`(SELECT coalesce(range_agg(int4range(port_start, port_end, '[]')), '{}')
    FROM report WHERE state = 'active' AND ${condition})`;
}

/** What the query lets in, besides its bounds: a port must lie in each of these multiranges. */
function wantedSpans({ has, grade, name, software }: PortListQuery): Sql[] {
  const bySlug = sql`software_id IN (SELECT id FROM software WHERE slug = ${software})`;
  const byGrade = grade === undefined ? sql`grade <> 'refuted'` : sql`grade = ${grade}`;
  return [
    ...(software === undefined ? [] : [reported(sql`${byGrade} AND ${bySlug}`)]),
    ...(grade === undefined || software !== undefined
      ? []
      : [portsWith(sql`grades @> ARRAY[${grade}]::text[]`)]),
    ...(name === undefined
      ? []
      : [
          sql`(SELECT coalesce(range_agg(spans), '{}') FROM search_entry WHERE ${namedLike(name)}
          AND kind IN ('service', 'software'))`,
        ]),
    ...(has === 'use' && grade === undefined && software === undefined ? [USED] : []),
  ];
}

/**
 * Pieces of runs that lie in every one of the multiranges. Runs leave out no port and never overlap: those of a
 * span are found by their ends alone, from the span's first port to the end of the run that holds its last.
 */
async function findPieces(
  { has, status, transport, limit }: PortListQuery,
  { first, last }: { readonly first: number; readonly last: number },
  spans: readonly Sql[],
  besides: Sql = sql``,
): Promise<PortRun[]> {
  const whole = sql`(SELECT int4multirange(int4range(first, last, '[]')) FROM bounds)`;
  const named = has === 'name' ? sql`AND names <> '{}'` : sql``;
  const fits = status === undefined ? sql`` : sql`AND ${columnOf(transport)} = ${status}`;
  return rows(readDb(), Piece)`
    WITH bounds AS (SELECT ${first}::int AS first, ${last}::int AS last),
    wanted AS MATERIALIZED (SELECT ${join([whole, ...spans], ' * ')} AS spans)
    SELECT greatest(start, first) AS start, least("end", last) AS "end", status, tcp, udp, sctp, dccp, names
    FROM (SELECT lower(span) AS first, upper(span) - 1 AS last FROM wanted, unnest(spans) span) piece
    JOIN port_run ON "end" BETWEEN first
      AND (SELECT r."end" FROM port_run r WHERE r."end" >= last ORDER BY r."end" LIMIT 1)
    WHERE true ${named} ${fits} ${besides}
    ORDER BY 2 LIMIT ${limit + 1}`;
}

const STATUS_COLUMNS: Readonly<Record<'status' | Transport, Sql>> = {
  status: sql`status`,
  tcp: sql`tcp`,
  udp: sql`udp`,
  sctp: sql`sctp`,
  dccp: sql`dccp`,
};

function columnOf(transport: PortListQuery['transport']): Sql {
  return STATUS_COLUMNS[transport ?? 'status'];
}
