/** Ascending ports as text, neighbours as a range: `80, 443, 6000–6063`. */
export function spansText(ports: readonly number[], most = Number.POSITIVE_INFINITY): string {
  const spans = spansOf(ports);
  const shown = spans
    .slice(0, most)
    .map(({ start, end }) => (start === end ? `${start}` : `${start}–${end}`));
  return spans.length > most ? `${shown.join(', ')} …` : shown.join(', ');
}

/** Ascending ports as spans, both ends included; three neighbours and more make a range. */
export function spansOf(ports: readonly number[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const port of ports) {
    const last = runs.at(-1);
    if (last !== undefined && port === last.end + 1) last.end = port;
    else runs.push({ start: port, end: port });
  }
  return runs.flatMap(({ start, end }) =>
    end === start + 1 ? [start, end].map((port) => ({ start: port, end: port })) : [{ start, end }],
  );
}
