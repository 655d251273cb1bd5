import { z } from 'zod';
import { rangesOf, type Span } from '@/lib/platform/covering';
import { readDb, type Tx } from '@/lib/platform/db';
import { empty, rows, type Sql, sql } from '@/lib/platform/raw';
import { transportSchema } from '@/lib/ports/types';
import { readingOrderSql } from './rules/order';
import { type Grade, gradeSchema } from './types';

/** Uses of one port that its page and the calls about it hold; of more, those that are read first. */
export const MOST_ON_PORT = 100;

const Id = z.object({ id: z.int() });
const Counted = z.object({ count: z.int() });
const ORDER = sql([readingOrderSql('r')]);
const placeBy = (order: Sql) =>
  sql`row_number() OVER (PARTITION BY r.port_start, r.port_end ORDER BY ${order})`;
/** Where a report `r` stands in reading order among those on the very same ports, from 1. */
export const PLACE = placeBy(ORDER);

const covers = (spans: readonly Span[]) =>
  sql`r.port_start IS NOT NULL AND int4range(r.port_start, r.port_end, '[]') && ${rangesOf(spans)}`;

/** Uses of this port alone: an index has them in reading order. */
const ALONE = sql`r.state = 'active' AND r.port_end <= r.port_start`;
/** Uses of several ports, which are few. */
const SEVERAL = sql`r.state = 'active' AND r.port_end > r.port_start`;
/** Where more ports are asked for, all that is reported there is sorted. */
const PORTS_ONE_BY_ONE = 64;

/** The active reports on the ports of a span, in reading order: the ids of the first, and how many there are. */
export async function findFirstOn(
  tx: Tx,
  span: Span,
  most: number,
): Promise<{ readonly ids: readonly number[]; readonly count: number }> {
  const { start, end } = span;
  const there =
    end - start < PORTS_ONE_BY_ONE
      ? sql`SELECT one.* FROM generate_series(${start}::int, ${end}::int) port, LATERAL (
          SELECT r.* FROM report r WHERE ${ALONE} AND r.port_start = port ORDER BY ${ORDER} LIMIT ${most}) one
        UNION ALL SELECT r.* FROM report r WHERE ${SEVERAL} AND ${covers([span])}`
      : sql`SELECT r.* FROM report r WHERE r.state = 'active' AND ${covers([span])}`;
  const found = await rows(tx, Id)`SELECT r.id FROM (${there}) r ORDER BY ${ORDER} LIMIT ${most}`;
  const ids = found.map(({ id }) => id);
  if (ids.length < most) return { ids, count: ids.length };
  const [counted] = await rows(tx, Counted)`
    SELECT ((SELECT count(*) FROM report r WHERE ${ALONE} AND r.port_start BETWEEN ${start} AND ${end})
      + (SELECT count(*) FROM report r WHERE ${SEVERAL} AND ${covers([span])}))::int AS count`;
  return { ids, count: counted?.count ?? ids.length };
}

const UseRow = z.object({
  ...{ id: z.int(), portStart: z.int(), portEnd: z.int(), grade: gradeSchema },
  ...{ transports: z.array(transportSchema), onByDefault: z.boolean().nullable() },
  ...{ standing: z.number(), slug: z.string(), name: z.string(), commonness: z.string() },
});

/** What is asked of active reports. */
interface FirstUses {
  /** Of these ports. */
  readonly on: readonly Span[];
  /** Of reports on the very same ports, as many as are read first. */
  readonly most: number;
  /** Also where a grade is asked for; refuted ones are left out otherwise. */
  readonly grades?: readonly Grade[];
  /** Slug of software whose reports are all wanted. */
  readonly software?: string | undefined;
  /** False: votes say nothing of which are read first. */
  readonly votes?: boolean;
}

/**
 * Active reports as `inReadingOrder` reads them, in any order: of those on the very same ports only the first. Those of
 * one port alone come from an index in their order, port by port that `port_use` names: it knows what has been written
 * by acts that ended, not by the one under way.
 */
export async function findFirstUses(
  tx: Tx,
  { on, most, grades, software, votes = true }: FirstUses,
) {
  if (on.length === 0) return [];
  const order = sql([readingOrderSql('r', votes)]);
  const graded =
    grades === undefined ? sql`r.grade <> 'refuted'` : sql`r.grade = ANY (${[...grades]}::text[])`;
  // UNION: what is of that software may be among the first already. MATERIALIZED: it is found by its software.
  const wanted =
    software === undefined
      ? empty
      : sql`UNION (WITH asked AS MATERIALIZED (
          SELECT r.* FROM report r WHERE r.software_id = (SELECT id FROM software WHERE slug = ${software}))
        SELECT r.id FROM asked r WHERE r.state = 'active' AND ${graded} AND ${covers(on)})`;
  // OFFSET: span by span, port by port; few are left, however many the planner expects.
  const found = await rows(tx, UseRow)`
    SELECT first.*, s.slug, s.name, s.commonness FROM (
      SELECT one.id FROM unnest(int4multirange(${rangesOf(on)})) span
      CROSS JOIN LATERAL (SELECT port FROM port_use WHERE port >= lower(span) AND port < upper(span) OFFSET 0) used
      CROSS JOIN LATERAL (SELECT r.id FROM report r WHERE ${ALONE} AND ${graded} AND r.port_start = used.port
        ORDER BY ${order} LIMIT ${most}) one
      UNION ALL SELECT id FROM (
        SELECT r.id, ${placeBy(order)} AS place FROM report r WHERE ${SEVERAL} AND ${graded} AND ${covers(on)}) r
        WHERE place <= ${most} ${wanted}) found
    CROSS JOIN LATERAL (SELECT r.id, r.port_start AS "portStart", r.port_end AS "portEnd", r.grade, r.transports,
      r.on_by_default AS "onByDefault", r.standing, r.software_id FROM report r WHERE r.id = found.id OFFSET 0) first
    CROSS JOIN LATERAL (SELECT slug, name, commonness FROM software WHERE id = first.software_id OFFSET 0) s`;
  return found.map(({ slug, name, commonness, ...use }) => ({
    ...use,
    software: { slug, name, commonness },
  }));
}

const Newest = z.object({ id: z.int(), softwareId: z.int() });
/** Reports read at once while entries are looked for that were not met yet. */
const AT_ONCE = 100;

/** The newest uses with a source, by when they were written down or changed, each piece of software once. */
export async function findNewestUses(limit: number): Promise<number[]> {
  const found = new Map<number, number>();
  for (let read = 0; found.size < limit; read += AT_ONCE) {
    const some = await rows(readDb(), Newest)`
      SELECT id, software_id AS "softwareId" FROM report
      WHERE state = 'active' AND grade IN ('confirmed', 'supported')
      ORDER BY updated_at DESC, id DESC LIMIT ${AT_ONCE} OFFSET ${read}`;
    for (const { id, softwareId } of some)
      if (!found.has(softwareId) && found.size < limit) found.set(softwareId, id);
    if (some.length < AT_ONCE) break;
  }
  return [...found.values()];
}
