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

/** The diff, its evidence with what became of each quoted line (`lastCheck`), for whoever decides. */
export async function withSourceChecks(
  tx: Tx,
  diff: readonly FieldDiff[],
): Promise<readonly FieldDiff[]> {
  const rows = diff.filter(({ field }) => field === 'evidence');
  const items = rows.flatMap((row) => row.items ?? []);
  const pieces = items.flatMap(({ before, after }) => [pieceOf(before), pieceOf(after)]);
  const checks = await findSourceChecks(
    tx,
    pieces.filter((piece) => piece !== null),
  );
  if (checks.size === 0) return diff;
  const checked = (item: unknown) => {
    const piece = pieceOf(item);
    const lastCheck = piece === null ? undefined : checks.get(sourceKey(piece.url, piece.quote));
    return lastCheck === undefined ? item : { ...(item as object), lastCheck };
  };
  return diff.map((row) =>
    row.field !== 'evidence' || row.items === null
      ? row
      : {
          ...row,
          items: row.items.map((item) => ({
            ...item,
            before: checked(item.before),
            after: checked(item.after),
          })),
        },
  );
}
