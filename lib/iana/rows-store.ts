import type { Reference } from '@/lib/iana/references';
import type { Person } from '@/lib/iana/row-answer';
import { contentHash, type RegistryRow } from '@/lib/iana/row';
import type { Transport } from '@/lib/ports/types';
import type { Tx } from '@/lib/platform/db';
import type { Prisma, RegistryRow as StoredRow } from '@/lib/platform/generated/prisma/client';
import { execute } from '@/lib/platform/raw';
import { REGISTRY_ORDER } from '@/lib/services/queries';

/** A row together with the identity the database gave it. */
export type KeptRow = RegistryRow & {
  readonly id: number;
  readonly hash: string;
  readonly position: number;
};

/** A stored row as the rules know it. */
export function rowFromStore(stored: StoredRow): KeptRow {
  return {
    id: stored.id,
    hash: stored.contentHash,
    position: stored.position,
    serviceName: stored.serviceName,
    portStart: stored.portStart,
    portEnd: stored.portEnd,
    transport: stored.transport as Transport | null,
    description: stored.description,
    assignees: stored.assignees,
    contacts: stored.contacts,
    registered: stored.registered,
    modified: stored.modified,
    references: stored.references as unknown as Reference[],
    referenceText: stored.referenceText,
    serviceCode: stored.serviceCode === null ? null : Number(stored.serviceCode),
    unauthorizedUse: stored.unauthorizedUse,
    notes: stored.notes,
  };
}

export { REGISTRY_ORDER };

/** Rows that belong to the release with this id. */
export function inRelease(id: number): Prisma.RegistryRowWhereInput {
  return {
    firstReleaseId: { lte: id },
    OR: [{ lastReleaseId: null }, { lastReleaseId: { gte: id } }],
  };
}

export interface PlacedRow {
  readonly row: RegistryRow;
  readonly hash: string;
  /** Place among the rows that begin at the same port. */
  readonly position: number;
}

/** Rows in file order with their hashes and their places among the rows of one first port. */
export function placeRows(rows: readonly RegistryRow[]): PlacedRow[] {
  const places = new Map<number | null, number>();
  return rows.map((row) => {
    const position = places.get(row.portStart) ?? 0;
    places.set(row.portStart, position + 1);
    return { row, hash: contentHash(row), position };
  });
}

/**
 * Makes the stored rows those of release `releaseId`: rows with the same content stay, rows that are
 * gone end with `previousId`, new ones begin. Returns how many rows were written.
 */
export async function storeRows(
  tx: Tx,
  kept: readonly KeptRow[],
  placed: readonly PlacedRow[],
  releaseId: number,
  previousId: number | null,
): Promise<number> {
  const standing = new Map<string, KeptRow[]>();
  for (const row of kept) standing.set(row.hash, [...(standing.get(row.hash) ?? []), row]);

  const begun: PlacedRow[] = [];
  const moved: { id: number; position: number; refs: readonly Reference[] }[] = [];
  for (const item of placed) {
    const same = standing.get(item.hash)?.shift();
    if (same === undefined) begun.push(item);
    else if (same.position !== item.position || tellsMore(item.row, same))
      moved.push({
        id: same.id,
        position: item.position,
        refs: tellsMore(item.row, same) ? item.row.references : same.references,
      });
  }
  const ended = [...standing.values()].flat().map((row) => row.id);
  if (ended.length > 0) {
    await tx.registryRow.updateMany({
      where: { id: { in: ended } },
      data: { lastReleaseId: previousId },
    });
  }
  if (moved.length > 0) {
    await execute(tx)`
      UPDATE registry_row SET position = moved.position, refs = moved.refs
      FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS moved(id int, position int, refs jsonb)
      WHERE registry_row.id = moved.id`;
  }
  await insertRows(
    tx,
    begun.map((item) => ({ ...item, first: releaseId, last: null })),
  );
  return begun.length + ended.length;
}

/** Whether the row says where more of its references lead: only the XML does for some (`TR-352`). */
function tellsMore(row: RegistryRow, known: RegistryRow): boolean {
  const leading = ({ references }: RegistryRow) =>
    references.filter(({ url }) => url !== null).length;
  return leading(row) > leading(known);
}

/** A row with the releases it belongs to: from `first` to `last`, null where it still stands. */
interface StandingRow extends PlacedRow {
  readonly first: number;
  readonly last: number | null;
}

/**
 * Writes the rows of all releases anew; `history` has them in its order, the last is the current one.
 * A row that stands unchanged in neighbouring releases is one row.
 */
export async function storeHistory(
  tx: Tx,
  history: readonly { readonly id: number; readonly placed: readonly PlacedRow[] }[],
): Promise<void> {
  const ended: StandingRow[] = [];
  let standing: StandingRow[] = [];
  let previousId = 0;
  for (const { id, placed } of history) {
    const byHash = new Map<string, StandingRow[]>();
    for (const row of standing) byHash.set(row.hash, [...(byHash.get(row.hash) ?? []), row]);
    standing = placed.map((item) => ({
      ...item,
      first: byHash.get(item.hash)?.shift()?.first ?? id,
      last: null,
    }));
    for (const row of [...byHash.values()].flat()) ended.push({ ...row, last: previousId });
    previousId = id;
  }
  await tx.registryRow.deleteMany();
  await insertRows(tx, [...ended, ...standing]);
}

/** One statement whatever the number of rows: bind parameters are limited to 65,535. */
async function insertRows(tx: Tx, rows: readonly StandingRow[]): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(
    rows.map(({ row, hash, position, first, last }) => ({
      ...row,
      position,
      hash,
      first,
      last,
      refs: row.references,
    })),
  );
  await execute(tx)`
    INSERT INTO registry_row (first_release_id, last_release_id, position, content_hash, service_name, port_start, port_end,
      transport, description, assignees, contacts, registered, modified, refs, reference_text, service_code,
      unauthorized_use, notes)
    SELECT first, last, position, hash, "serviceName", "portStart", "portEnd", transport, description,
      ARRAY(SELECT jsonb_array_elements_text(assignees)), ARRAY(SELECT jsonb_array_elements_text(contacts)),
      registered, modified, refs, "referenceText", "serviceCode", "unauthorizedUse", notes
    FROM jsonb_to_recordset(${json}::jsonb) AS new(first int, last int, position int, hash text, "serviceName" text,
      "portStart" int, "portEnd" int, transport text, description text, assignees jsonb, contacts jsonb,
      registered text, modified text, refs jsonb, "referenceText" text, "serviceCode" bigint,
      "unauthorizedUse" text, notes text)`;
}

/** Only the XML resolves people; who is no longer named stays, older releases still do; the newest knows best. */
export async function storePeople(
  tx: Tx,
  people: readonly Person[],
  isNewest: boolean,
): Promise<void> {
  if (people.length === 0) return;
  await execute(tx)`
    INSERT INTO registry_person (id, name, org)
    SELECT DISTINCT ON (id) id, name, org
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS person(id text, name text, org text)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, org = excluded.org
    WHERE ${isNewest}::boolean AND (registry_person.name, registry_person.org) IS DISTINCT FROM (excluded.name, excluded.org)`;
}

/** The rows of a release, as they stand in it. */
export async function findRows(tx: Tx, releaseId: number): Promise<KeptRow[]> {
  const stored = await tx.registryRow.findMany({
    where: inRelease(releaseId),
    orderBy: REGISTRY_ORDER,
  });
  return stored.map(rowFromStore);
}
