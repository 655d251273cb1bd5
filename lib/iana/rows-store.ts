import type { Reference } from '@/lib/iana/references';
import { contentHash, type RegistryRow } from '@/lib/iana/row';
import type { Transport } from '@/lib/ports/types';
import type { Tx } from '@/lib/platform/db';
import type { Prisma, RegistryRow as StoredRow } from '@/lib/platform/generated/prisma/client';

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

/** The registry's own order: by port, then as IANA lists the rows of one port; portless rows last. */
export const REGISTRY_ORDER = [
  { portStart: { sort: 'asc', nulls: 'last' } },
  { position: 'asc' },
  { id: 'asc' },
] satisfies Prisma.RegistryRowOrderByWithRelationInput[];

/** Rows that belong to the release with this id. */
export function inRelease(id: number): Prisma.RegistryRowWhereInput {
  return {
    firstReleaseId: { lte: id },
    OR: [{ lastReleaseId: null }, { lastReleaseId: { gte: id } }],
  };
}

interface PlacedRow {
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
  const moved: { id: number; position: number }[] = [];
  for (const item of placed) {
    const same = standing.get(item.hash)?.shift();
    if (same === undefined) begun.push(item);
    else if (same.position !== item.position) moved.push({ id: same.id, position: item.position });
  }
  const ended = [...standing.values()].flat().map((row) => row.id);
  if (ended.length > 0) {
    await tx.registryRow.updateMany({
      where: { id: { in: ended } },
      data: { lastReleaseId: previousId },
    });
  }
  if (moved.length > 0) {
    await tx.$executeRaw`
      UPDATE registry_row SET position = moved.position
      FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS moved(id int, position int)
      WHERE registry_row.id = moved.id`;
  }
  await insertRows(tx, begun, releaseId);
  return begun.length + ended.length;
}

/** One statement whatever the number of rows: bind parameters are limited to 65,535. */
async function insertRows(tx: Tx, rows: readonly PlacedRow[], releaseId: number): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(
    rows.map(({ row, hash, position }) => ({
      ...row,
      position,
      hash,
      refs: row.references,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO registry_row (first_release_id, position, content_hash, service_name, port_start, port_end,
      transport, description, assignees, contacts, registered, modified, refs, reference_text, service_code,
      unauthorized_use, notes)
    SELECT ${releaseId}, position, hash, "serviceName", "portStart", "portEnd", transport, description,
      ARRAY(SELECT jsonb_array_elements_text(assignees)), ARRAY(SELECT jsonb_array_elements_text(contacts)),
      registered, modified, refs, "referenceText", "serviceCode", "unauthorizedUse", notes
    FROM jsonb_to_recordset(${json}::jsonb) AS new(position int, hash text, "serviceName" text,
      "portStart" int, "portEnd" int, transport text, description text, assignees jsonb, contacts jsonb,
      registered text, modified text, refs jsonb, "referenceText" text, "serviceCode" bigint,
      "unauthorizedUse" text, notes text)`;
}
