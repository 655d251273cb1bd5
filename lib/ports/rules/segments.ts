/** Ports `start` to `end`, both included. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Part of a run on all of whose ports the same uses are reported. */
export interface Segment<Run, Use> extends Span {
  readonly run: Run;
  readonly uses: readonly Use[];
}

/**
 * Cuts runs of alike ports, from port `first` on, wherever a reported use begins or ends: every
 * port of the runs lies in exactly one segment. Uses keep their order; `limit` bounds the segments.
 */
export function segmentsOf<Run extends Span, Use extends Span>(
  runs: readonly Run[],
  uses: readonly Use[],
  bounds: { readonly first: number; readonly last: number; readonly limit: number },
): Segment<Run, Use>[] {
  const segments: Segment<Run, Use>[] = [];
  for (const run of runs) {
    const start = Math.max(run.start, bounds.first);
    const end = Math.min(run.end, bounds.last);
    const here = uses.filter((use) => use.start <= end && use.end >= start);
    const cuts = new Set([start, ...here.flatMap((use) => [use.start, use.end + 1])]);
    const starts = [...cuts].filter((cut) => cut >= start && cut <= end).sort((a, b) => a - b);
    for (const [index, from] of starts.entries()) {
      if (segments.length === bounds.limit) return segments;
      const to = (starts[index + 1] ?? end + 1) - 1;
      segments.push({
        start: from,
        end: to,
        run,
        uses: here.filter((use) => use.start <= from && use.end >= to),
      });
    }
  }
  return segments;
}
