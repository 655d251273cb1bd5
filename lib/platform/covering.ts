import { z } from 'zod';
import type { Tx } from './db';
import { empty, join, rows, type Sql, sql } from './raw';

/** Ports from `start` to `end`, both included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const PORTS = sql`t.port_start IS NOT NULL AND int4range(t.port_start, t.port_end, '[]')`;

/**
 * Tables whose rows cover ports, and the ports of a row as a range. Each has a GiST index of this very expression:
 * it finds what covers a port in the same time however large the table is, which two comparisons by a B-tree do
 * not. Only rows with ports are in it: without them the range would be every number.
 */
const TABLES = {
  edit: { from: sql`edit t`, ports: PORTS },
  logEntry: { from: sql`log_entry t`, ports: PORTS },
  registryRow: { from: sql`registry_row t`, ports: PORTS },
  report: { from: sql`report t`, ports: PORTS },
  rowChange: {
    from: sql`row_change t`,
    ports: sql`t.port IS NOT NULL AND int4range(t.port, t.port_end, '[]')`,
  },
  watch: { from: sql`watch t`, ports: PORTS },
} as const satisfies Record<string, { from: Sql; ports: Sql }>;
export type CoveringTable = keyof typeof TABLES;

/** What narrows a look-up down; which table has which column, the caller knows. */
export interface Narrowed {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly author?: string | undefined;
  readonly grade?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly states?: readonly string[] | undefined;
  readonly subjectType?: string | undefined;
  /** Only rows with a smaller id. */
  readonly before?: number | undefined;
  /** No more than these, the newest first. */
  readonly newest?: number | undefined;
}

/** `actor` and `author` are handles. */
const CONDITIONS: Readonly<Record<Exclude<keyof Narrowed, 'newest'>, (value: unknown) => Sql>> = {
  action: (value) => sql`t.action = ${value}`,
  actor: (value) => sql`t.actor_id = (SELECT id FROM "user" WHERE handle = ${value})`,
  author: (value) => sql`t.author_id = (SELECT id FROM "user" WHERE handle = ${value})`,
  grade: (value) => sql`t.grade = ${value}`,
  kind: (value) => sql`t.kind = ${value}`,
  state: (value) => sql`t.state = ${value}`,
  states: (value) => sql`t.state = ANY (${value}::text[])`,
  subjectType: (value) => sql`t.subject_type = ${value}`,
  before: (value) => sql`t.id < ${value}`,
};

/** Where more ports than these are asked for, so much is found that an index helps little. */
const MANY_PORTS = 4096;

/** So many ids go to the database with a question; PostgreSQL takes 65,535 parameters. */
const MANY_ROWS = 2000;

const portsIn = (spans: readonly Span[]) =>
  spans.reduce((sum, { start, end }) => sum + end - start + 1, 0);

/** PostgreSQL's own words for ranges, as one parameter; it knows how common one range is, of several it guesses. */
export function rangesOf(spans: readonly Span[]): Sql {
  const [only, ...more] = spans.map(({ start, end }) => `[${start},${end}]`);
  return only !== undefined && more.length === 0
    ? sql`${only}::int4range`
    : sql`${`{${spans.map(({ start, end }) => `[${start},${end}]`).join(',')}}`}::int4multirange`;
}

/** Ports that come as one text, `80,443`: of tens of thousands PostgreSQL makes it in a fourth of the time of ranges. */
export function portsOf(text: string): Span[] {
  return (text === '' ? [] : text.split(',')).map((port) => ({
    ...{ start: Number(port), end: Number(port) },
  }));
}

const Id = z.object({ id: z.int() });

/**
 * What may narrow the newest rows of one port without its being looked for in many older ones: an index has the rows of
 * the port alone in their order, and those of several ports are few.
 */
const IN_ORDER: Readonly<Partial<Record<CoveringTable, (narrowed: Narrowed) => boolean>>> = {
  edit: () => true,
  logEntry: ({ action }) => action === undefined || action === 'edit.applied',
  report: ({ state }) => state === 'active',
};

/** The port of which the newest are found one after another; null where everything on the ports is looked at. */
function inOrderOfOnePort(
  table: CoveringTable,
  [span, ...more]: readonly Span[],
  { before: _, action, state, ...others }: Omit<Narrowed, 'newest'>,
): number | null {
  const { start, end } = span ?? { start: 0, end: 1 };
  if (start !== end || more.length > 0) return null;
  if (Object.values(others).some((value) => value !== undefined)) return null;
  if (table !== 'report' && state !== undefined) return null;
  return IN_ORDER[table]?.({ action, state }) === true ? start : null;
}

/** The ids of a table's rows that cover a port of these spans. */
export async function idsOn(
  tx: Tx,
  table: CoveringTable,
  spans: readonly Span[],
  { newest, ...narrowed }: Narrowed = {},
): Promise<number[]> {
  if (spans.length === 0) return [];
  const { from, ports } = TABLES[table];
  const quick = newest === undefined ? null : inOrderOfOnePort(table, spans, narrowed);
  const conditions = Object.entries(narrowed)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => CONDITIONS[name as keyof typeof CONDITIONS](value));
  const where = join([sql`${ports} && ${rangesOf(spans)}`, ...conditions], ' AND ');
  if (quick !== null) {
    const more = conditions.length === 0 ? empty : sql`AND ${join(conditions, ' AND ')}`;
    const several = await rows(tx, Id)`
      SELECT id FROM (
        (SELECT t.id FROM ${from} WHERE t.port_start = ${quick} AND t.port_end <= t.port_start ${more}
          ORDER BY t.id DESC LIMIT ${newest})
        UNION ALL SELECT t.id FROM ${from} WHERE ${where} AND t.port_end > t.port_start) found
      ORDER BY id DESC LIMIT ${newest}`;
    return several.map(({ id }) => id);
  }
  // MATERIALIZED: or the planner may walk the whole table from its newest row, hoping for a match soon.
  const fence = portsIn(spans) > MANY_PORTS ? sql`NOT MATERIALIZED` : sql`MATERIALIZED`;
  const page = newest === undefined ? empty : sql`ORDER BY id DESC LIMIT ${newest}`;
  const found = await rows(tx, Id)`
    WITH found AS ${fence} (SELECT t.id FROM ${from} WHERE ${where}) SELECT id FROM found ${page}`;
  return found.map(({ id }) => id);
}

/**
 * The rows that cover a port of these spans, as a condition for Prisma's client. Of so many that they are not named, the
 * newest are soon found one after another.
 */
export async function covering(
  tx: Tx,
  table: Exclude<CoveringTable, 'rowChange'>,
  spans: readonly Span[],
  narrowed: Omit<Narrowed, 'newest'> = {},
) {
  if (portsIn(spans) <= MANY_PORTS) {
    const ids = await idsOn(tx, table, spans, { ...narrowed, newest: MANY_ROWS + 1 });
    if (ids.length <= MANY_ROWS) return { id: { in: ids } };
  }
  return {
    OR: spans.map(({ start, end }) => ({ portStart: { lte: end }, portEnd: { gte: start } })),
  };
}

/** One port as a span. */
export function atPort(port: number): Span[] {
  return [{ start: port, end: port }];
}
