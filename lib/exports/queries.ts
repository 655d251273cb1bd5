import { z } from 'zod';
import { type KeptRow, rowFromStore } from '@/lib/iana/rows-store';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { rows } from '@/lib/platform/raw';
import { REPORT_INCLUDE } from '@/lib/reports/queries';
import { inReadingOrder } from '@/lib/reports/rules/order';

/** Rows read at once: a whole data set never stands in memory, and others are answered between two batches. */
const BATCH = 100;

export type StoredReport = Prisma.ReportGetPayload<{ include: typeof REPORT_INCLUDE }>;

/** Whatever changes what an export says is one of these, or a vote. */
const TELLING_ACTIONS = [
  'edit.applied',
  'report.regraded',
  'release.imported',
  'release.filled-in',
  'release.made-current',
];

const Sum = z.object({ sum: z.string().nullable() });

/** A text that is another one as soon as an export says anything else. */
export async function findDataVersion(tx: Tx): Promise<string> {
  const [release, log, read, reports] = [
    await tx.release.findFirst({ orderBy: { id: 'desc' }, select: { sha256: true } }),
    await tx.logEntry.findFirst({
      where: { action: { in: TELLING_ACTIONS } },
      orderBy: { id: 'desc' },
      select: { id: true },
    }),
    await tx.sourceCheck.aggregate({ _max: { checkedAt: true } }),
    await rows(tx, Sum)`
      SELECT sum(hashtextextended(concat_ws(':', id, revision, confirm, dispute, grade, state), 0)::numeric)::text AS sum
      FROM report`,
  ];
  const checked = read._max.checkedAt?.getTime() ?? 0;
  const parts = [
    release?.sha256.slice(0, 16) ?? 'none',
    log?.id ?? 0,
    reports[0]?.sum ?? 0,
    checked,
  ];
  return parts.join('.');
}

/** The current release's date, `YYYY-MM-DD`; null before the first import. */
export async function findReleaseDate(tx: Tx): Promise<string | null> {
  const release = await tx.release.findFirst({ orderBy: { id: 'desc' }, select: { date: true } });
  return release?.date.toISOString().slice(0, 10) ?? null;
}

export interface ExportRun {
  readonly start: number;
  readonly end: number;
  readonly status: string;
  readonly tcp: string;
  readonly udp: string;
  readonly sctp: string;
  readonly dccp: string;
  readonly names: readonly string[];
}

/** All ports as runs, ascending. */
export async function* listRuns(tx: Tx): AsyncGenerator<ExportRun> {
  let after = -1;
  for (;;) {
    const runs = await tx.portRun.findMany({
      where: { end: { gt: after } },
      orderBy: { end: 'asc' },
      take: BATCH,
    });
    yield* runs;
    const last = runs.at(-1);
    if (last === undefined) return;
    after = last.end;
  }
}

/** Active reports by the port they begin at. */
export async function* listReportsByPort(tx: Tx): AsyncGenerator<StoredReport> {
  let after: { readonly portStart: number; readonly id: number } = { portStart: -1, id: 0 };
  for (;;) {
    const reports = await tx.report.findMany({
      where: {
        state: 'active',
        // As an index reads it: from a port on, without what was read of that port before.
        portStart: { gte: after.portStart },
        NOT: { portStart: after.portStart, id: { lte: after.id } },
      },
      orderBy: [{ portStart: 'asc' }, { id: 'asc' }],
      take: BATCH,
      include: REPORT_INCLUDE,
    });
    yield* reports;
    const last = reports.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

const Ids = z.object({ ids: z.array(z.int()) });

/** Rows of the current release on ports, by port and in the registry's order. */
export async function* listPortedRows(tx: Tx): AsyncGenerator<KeptRow> {
  // No index has them in this order: their numbers are sorted once.
  const [found] = await rows(tx, Ids)`
    SELECT coalesce(array_agg(id ORDER BY port_start, position, id), '{}') AS ids FROM registry_row
    WHERE last_release_id IS NULL AND port_start IS NOT NULL`;
  const { ids } = found ?? { ids: [] };
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = ids.slice(at, at + BATCH);
    const read = await tx.registryRow.findMany({ where: { id: { in: some } } });
    const byId = new Map(read.map((row) => [row.id, row]));
    yield* some.flatMap((id) => byId.get(id) ?? []).map(rowFromStore);
  }
}

interface Span {
  readonly portStart: number | null;
  readonly portEnd: number | null;
}

/**
 * What covers one port after another: reads `items`, which come by their first port, only as far as
 * needed, and lets go of those that end. The very same list as before where nothing began or ended.
 */
export class Covering<Item extends Span> {
  private next: Item | null = null;
  private active: readonly Item[] = [];
  private ended = false;

  constructor(
    private readonly items: AsyncGenerator<Item>,
    private readonly inOrder: (items: readonly Item[]) => readonly Item[] = (items) => items,
  ) {}

  /** What covers `port`; ports must be asked for in ascending order. */
  async at(port: number): Promise<readonly Item[]> {
    const begun: Item[] = [];
    for (let item = await this.peek(); item !== null; item = await this.peek()) {
      if ((item.portStart ?? 0) > port) break;
      begun.push(item);
      this.next = null;
    }
    const standing = this.active.filter(({ portEnd }) => (portEnd ?? 0) >= port);
    if (begun.length === 0 && standing.length === this.active.length) return this.active;
    this.active = this.inOrder([
      ...standing,
      ...begun.filter(({ portEnd }) => (portEnd ?? 0) >= port),
    ]);
    return this.active;
  }

  /** The first item that has not begun; null at the end. */
  async peek(): Promise<Item | null> {
    if (this.next !== null || this.ended) return this.next;
    const { value, done } = (await this.items.next()) as IteratorResult<Item, undefined>;
    if (done === true) this.ended = true;
    else this.next = value;
    return this.next;
  }
}

/** The reports on one port after another, as a page lists them. */
export function reportsByPort(tx: Tx): Covering<StoredReport> {
  return new Covering(listReportsByPort(tx), inReadingOrder);
}
