import type { Position } from './position';

/** Knows since when a replica has been behind, from where log and replica stood at some moments. */
export interface LagMeter {
  /** At `now` the log ended at `written` and the replica had replayed up to `replayed`. Answers how many milliseconds it is behind. */
  measure(now: number, written: Position, replayed: Position): number;
}

export function lagMeter(): LagMeter {
  /** Where the log ended at moments whose end the replica has not reached, the oldest first. */
  let ahead: { at: number; written: Position }[] = [];
  return {
    measure(now, written, replayed) {
      if ((ahead.at(-1)?.written ?? 0) < written) ahead.push({ at: now, written });
      ahead = ahead.filter((moment) => moment.written > replayed);
      const since = ahead[0]?.at ?? now;
      return now - since;
    },
  };
}
