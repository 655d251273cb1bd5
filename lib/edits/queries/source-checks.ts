import type { FieldDiff } from '@/lib/edits/rules/diff';
import type { Tx } from '@/lib/platform/db';
import { sourceKey } from '@/lib/sources/key';
import { findSourceChecks } from '@/lib/sources/queries';

interface Piece {
  readonly url: string;
  readonly quote: string;
}

/** An element of a diff as a piece of evidence with a page; null for anything else. */
function pieceOf(item: unknown): Piece | null {
  if (typeof item !== 'object' || item === null) return null;
  const { url, quote = '' } = item as Record<string, unknown>;
  return typeof url === 'string' && typeof quote === 'string' ? { url, quote } : null;
}

/** The diffs, their evidence with what became of each quoted line (`lastCheck`), for whoever decides. */
export async function withSourceChecks(
  tx: Tx,
  diffs: readonly (readonly FieldDiff[])[],
): Promise<readonly (readonly FieldDiff[])[]> {
  const rows = diffs.flat().filter(({ field }) => field === 'evidence');
  const pieces = rows
    .flatMap((row) => row.items ?? [])
    .flatMap(({ before, after }) => [pieceOf(before), pieceOf(after)]);
  const checks = await findSourceChecks(
    tx,
    pieces.filter((piece) => piece !== null),
  );
  if (checks.size === 0) return diffs;
  const checked = (item: unknown) => {
    const piece = pieceOf(item);
    const lastCheck = piece === null ? undefined : checks.get(sourceKey(piece.url, piece.quote));
    return lastCheck === undefined ? item : { ...(item as object), lastCheck };
  };
  const items = (row: FieldDiff) =>
    row.items?.map((item) => ({
      ...item,
      before: checked(item.before),
      after: checked(item.after),
    })) ?? null;
  return diffs.map((diff) =>
    diff.map((row) => (row.field === 'evidence' ? { ...row, items: items(row) } : row)),
  );
}
