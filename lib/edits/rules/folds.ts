/** Entries of a list that are told in one line, by the number of the last of them. */
interface Fold {
  readonly lastEntry: number;
}

interface ListPage {
  /** Numbers of the entries on this page, newest first. */
  readonly shown: readonly number[];
  /** The last entry of the page before; undefined on the first page. */
  readonly cursor: number | undefined;
  readonly isLast: boolean;
}

/**
 * Which folded lines belong on a page of a list, and before which of its entries, by their place: 0 is before
 * the first, `shown.length` after the last. Over all pages each line is told once, where its last entry was.
 */
export function foldsOnPage<Line extends Fold>(
  lines: readonly Line[],
  { shown, cursor = Infinity, isLast }: ListPage,
): ReadonlyMap<number, readonly Line[]> {
  const end = isLast ? -Infinity : (shown.at(-1) ?? -Infinity);
  const places = new Map<number, Line[]>();
  for (const line of [...lines].sort((a, b) => b.lastEntry - a.lastEntry)) {
    if (line.lastEntry >= cursor || line.lastEntry < end) continue;
    const place = shown.filter((entry) => entry > line.lastEntry).length;
    places.set(place, [...(places.get(place) ?? []), line]);
  }
  return places;
}
