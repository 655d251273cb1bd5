/** Share of rows a release may lose before a person has to look. */
export const MAX_LOSS = 0.02;
/** Rows at the end of a file that may go at once: a file cut off between two records loses only those. */
export const MAX_TAIL_LOSS = 20;

/** A release of the history. */
export interface KnownRelease {
  /** `YYYY-MM-DD`; no two releases have the same. */
  readonly date: string;
  readonly sha256: string;
}

export interface CandidateRelease extends KnownRelease {
  /** Whether the date was read off rows and says only "on or after". */
  readonly dateIsLowerBound: boolean;
}

export interface Wishes {
  readonly force?: boolean | undefined;
  readonly fill?: boolean | undefined;
}

/**
 * What becomes of a release that is given to the importer: `next` follows the current one, `back` is
 * older and becomes current because somebody insists, `again` is in the history and becomes current once
 * more, `fill` takes its place in the history and the current one stays. `warning` says first what the
 * site is in for.
 */
export type Plan =
  | { readonly kind: 'next' | 'fill' }
  | { readonly kind: 'back' | 'again'; readonly warning: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly reason: string };

/** `history` in its order, the current release last. */
export function planImport(
  history: readonly KnownRelease[],
  candidate: CandidateRelease,
  wishes: Wishes,
): Plan {
  const current = history.at(-1);
  if (current === undefined) return { kind: 'next' };
  const { date } = candidate;
  const known = history.find((release) => release.date === date);
  if (known !== undefined && known.sha256 !== candidate.sha256) {
    return refused(
      `release ${date} is already there with other content; give the file's own date with --date YYYY-MM-DD`,
    );
  }
  if (known === current || (known !== undefined && wishes.fill === true))
    return { kind: 'unchanged' };
  if (wishes.fill === true) return planFill(history, date);
  const older = date < current.date;
  if (older && wishes.force !== true) return refused(olderReason(current.date, candidate, known));
  if (known !== undefined) return { kind: 'again', warning: warningOf(current.date, date) };
  return older ? { kind: 'back', warning: warningOf(current.date, date) } : { kind: 'next' };
}

function refused(reason: string): Plan {
  return { kind: 'refused', reason };
}

function planFill(history: readonly KnownRelease[], date: string): Plan {
  if (history.some((release) => release.date > date)) return { kind: 'fill' };
  return refused(`release ${date} is newer than all others: import it without --fill`);
}

function olderReason(
  currentDate: string,
  { date, dateIsLowerBound }: CandidateRelease,
  known: KnownRelease | undefined,
): string {
  const older = `release ${date} is older than the current one, ${currentDate}`;
  const force = `--force rolls the whole site back to it`;
  if (known !== undefined) return `${older}, and in the history already; ${force}`;
  const own = dateIsLowerBound
    ? `; that is only its newest row's date: give the file's own with --date YYYY-MM-DD`
    : '';
  return `${older}${own}; --fill puts it in its place in the history; ${force}`;
}

function warningOf(currentDate: string, date: string): string {
  return date < currentDate
    ? `This rolls the whole site back to ${date}; importing ${currentDate} again takes that back.`
    : `Release ${date} becomes the current one again; ${currentDate} takes its place in the history.`;
}

/** What of the release before is not in the new one. */
export interface Loss {
  readonly rows: number;
  readonly removed: number;
  /** Removed rows that were the last of the release before, without one between them that stayed. */
  readonly tail: number;
}

/** Why a release that loses this much looks cut off, in one line; null where it does not. `--force` overrides it. */
export function lossReason(date: string, { rows, removed, tail }: Loss): string | null {
  if (removed > rows * MAX_LOSS) {
    const share = ((100 * removed) / rows).toFixed(1);
    return `release ${date} loses ${removed} of ${rows} rows (${share} %); --force imports it all the same`;
  }
  if (tail > MAX_TAIL_LOSS) {
    return `release ${date} lacks the last ${tail} rows of the release before it: the file may have been cut off; --force imports it all the same`;
  }
  return null;
}

/** The order of the history: by date, but the current release is the last, be it older. */
export function historyOrder<R extends { readonly date: string }>(
  releases: readonly R[],
  current: R,
): R[] {
  const others = releases.filter((release) => release !== current);
  return [...others.sort((a, b) => (a.date < b.date ? -1 : 1)), current];
}
