/** Share of rows a release may lose before a person has to look. */
export const MAX_LOSS = 0.02;

export interface CurrentRelease {
  readonly date: string;
  readonly rowCount: number;
}

export interface CandidateRelease {
  readonly date: string;
  readonly rowCount: number;
  /** Whether the date was read off rows and says only "on or after". */
  readonly dateIsLowerBound: boolean;
}

/**
 * Why a release must not follow the current one, in one line, or null where it may. `--force` overrides
 * all but the first: two releases of one date cannot be told apart.
 */
export function refusal(
  current: CurrentRelease | null,
  candidate: CandidateRelease,
  removed: number,
  force: boolean,
): string | null {
  if (current === null) return null;
  if (candidate.date === current.date) {
    return `release ${candidate.date} is already there with other content; give the file's own date with --date YYYY-MM-DD`;
  }
  if (force) return null;
  if (candidate.date < current.date) {
    return `release ${candidate.date} is older than the current one, ${current.date}; --force imports it all the same`;
  }
  if (removed > current.rowCount * MAX_LOSS) {
    const share = ((100 * removed) / current.rowCount).toFixed(1);
    return `release ${candidate.date} loses ${removed} of ${current.rowCount} rows (${share} %); --force imports it all the same`;
  }
  return null;
}
