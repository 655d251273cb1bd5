import { diffRows, rowOfChange, type ReleaseDiff } from '@/lib/iana/diff';
import { portChanges, type PortChanges } from '@/lib/iana/port-events';
import type { Release } from '@/lib/iana/parse/release';
import type { RegistryRow } from '@/lib/iana/row';
import {
  type KeptRow,
  type PlacedRow,
  placeRows,
  REGISTRY_ORDER,
  rowFromStore,
  storeHistory,
} from '@/lib/iana/rows-store';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** A stored release; the order of the numbers is the history's, the greatest is the current release. */
export interface StoredRelease {
  readonly id: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** What a release did to the rows and ports of the one before it. */
export interface ReleaseNews {
  readonly diff: ReleaseDiff;
  readonly ports: PortChanges;
}

const NO_PORTS: PortChanges = { named: [], unnamed: [], renamed: [], textChanged: [], events: [] };

/** `before` is null for the first release: a beginning, not news of 14,500 rows. */
export function releaseNews(
  before: readonly RegistryRow[] | null,
  after: readonly RegistryRow[],
): ReleaseNews {
  if (before === null) {
    const rows = { same: 0, added: after.length, removed: 0, changed: 0, renamed: 0 };
    return { diff: { rows, changes: [] }, ports: NO_PORTS };
  }
  const diff = diffRows(before, after);
  return { diff, ports: portChanges(before, after, diff) };
}

/**
 * Puts the history into another order: the releases get numbers that say their new places, the rows are
 * written anew with these, and a release that follows another one than before gets its diff anew.
 * `before` is the order until now; `added` stands in `after` only, with rows that are stored nowhere yet.
 */
export async function reorderHistory(
  tx: Tx,
  before: readonly StoredRelease[],
  after: readonly StoredRelease[],
  added?: { readonly id: number; readonly rows: readonly RegistryRow[] },
): Promise<void> {
  const stored = await tx.registryRow.findMany({ orderBy: REGISTRY_ORDER });
  const rows = stored.map(({ firstReleaseId, lastReleaseId, ...rest }) => ({
    first: firstReleaseId,
    last: lastReleaseId ?? Infinity,
    kept: rowFromStore({ firstReleaseId, lastReleaseId, ...rest }),
  }));
  const rowsOf = (id: number): PlacedRow[] =>
    added?.id === id
      ? placeRows(added.rows)
      : rows
          .filter(({ first, last }) => first <= id && id <= last)
          .map(({ kept }) => ({ row: kept, hash: kept.hash, position: kept.position }));
  const placed = after.map(({ id }) => rowsOf(id));
  const ids = after.map(({ id }) => id).sort((a, b) => a - b);

  await tx.registryRow.deleteMany();
  await renumber(
    tx,
    after.map(({ id }, at) => ({ was: id, now: ids[at] ?? id })),
  );
  await storeHistory(
    tx,
    placed.map((list, at) => ({ id: ids[at] ?? 0, placed: list })),
  );
  for (const [at, { id }] of after.entries()) {
    if (at > 0 && followed(before, id) === after[at - 1]?.id) continue;
    if (at === 0 && before[0]?.id === id) continue;
    const texts = (list: readonly PlacedRow[] | undefined) => list?.map(({ row }) => row) ?? [];
    const news = releaseNews(at === 0 ? null : texts(placed[at - 1]), texts(placed[at]));
    await replaceNews(tx, ids[at] ?? 0, news);
  }
}

/** Which release came right before the one with this number. */
function followed(order: readonly StoredRelease[], id: number): number | undefined {
  return order[order.findIndex((release) => release.id === id) - 1]?.id;
}

/** Changes and events follow by the foreign keys. Negative numbers in between: no two may be the same. */
async function renumber(
  tx: Tx,
  places: readonly { readonly was: number; readonly now: number }[],
): Promise<void> {
  await tx.release.updateMany({ data: { id: { multiply: -1 } } });
  for (const { was, now } of places)
    await tx.release.updateMany({ where: { id: -was }, data: { id: now } });
}

async function replaceNews(tx: Tx, releaseId: number, news: ReleaseNews): Promise<void> {
  await tx.rowChange.deleteMany({ where: { releaseId } });
  await tx.portEvent.deleteMany({ where: { releaseId } });
  await tx.release.update({ where: { id: releaseId }, data: news.diff.rows });
  await storeNews(tx, releaseId, news);
}

/** The row itself, without the numbers that the database gave it in one place of the history. */
function plain(row: RegistryRow): Prisma.InputJsonObject {
  const { id: _, hash: __, position: ___, ...said } = row as Partial<KeptRow> & RegistryRow;
  return JSON.parse(JSON.stringify(said)) as Prisma.InputJsonObject;
}

/** Writes what a release changed; its counts stand in the release itself. */
export async function storeNews(
  tx: Tx,
  releaseId: number,
  { diff, ports }: ReleaseNews,
): Promise<void> {
  await tx.rowChange.createMany({
    data: diff.changes.map((change) => {
      const row = rowOfChange(change);
      return {
        releaseId,
        type: change.type,
        port: row.portStart,
        portEnd: row.portEnd,
        transport: row.transport,
        ...(change.before === null ? {} : { before: plain(change.before) }),
        ...(change.after === null ? {} : { after: plain(change.after) }),
        fields: change.fields.map((field) => ({ ...field })),
        news: change.news,
      };
    }),
  });
  await tx.portEvent.createMany({
    data: ports.events.map((event) => ({
      releaseId,
      type: event.type,
      port: event.port,
      transport: event.transport,
      from: event.from,
      to: event.to,
      namesBefore: [...event.namesBefore],
      namesAfter: [...event.namesAfter],
    })),
  });
}

/** The columns of a release, its date and counts among them. */
export function releaseData(release: Release, sha256: string, { rows }: ReleaseDiff, now: Date) {
  return {
    date: new Date(`${release.date}T00:00:00Z`),
    form: release.form,
    sha256,
    rowCount: release.rows.length,
    ...rows,
    footnotes: release.footnotes.map(({ anchor, text }) => ({ anchor, text })),
    dateIsLowerBound: release.dateIsLowerBound,
    importedAt: now,
  };
}
