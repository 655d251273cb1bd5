/** The value in the middle of them; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/** How many of those that were decided were applied, in whole per cent; null where none was. */
export function acceptedPercent(applied: number, rejected: number): number | null {
  const decided = applied + rejected;
  return decided === 0 ? null : Math.round((100 * applied) / decided);
}

/** A time span in the largest unit that it fills, rounded down: `{unit: 'hours', count: 3}`. */
export function spanOf(ms: number): {
  readonly unit: 'days' | 'hours' | 'minutes';
  readonly count: number;
} {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? { unit: 'hours', count: hours }
    : { unit: 'days', count: Math.floor(hours / 24) };
}
