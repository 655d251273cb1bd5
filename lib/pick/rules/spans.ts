import { MAX_PORT } from '@/lib/ports/types';

/** Ports `start` to `end`, both included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const PIECE = /^(\d{1,5})(?:[-–](\d{1,5}))?$/;

/** One port or a range, `8080` or `9000-9100`; ends the wrong way round are turned. Null where it is neither. */
export function spanOf(text: string): Span | null {
  const [, first, last = first] = PIECE.exec(text) ?? [];
  if (first === undefined || last === undefined) return null;
  const [start, end] = [Math.min(+first, +last), Math.max(+first, +last)];
  return end > MAX_PORT ? null : { start, end };
}

/** Ports and ranges between commas or spaces, `8080,9000-9100`. Null where any of it is neither. */
export function readSpans(text: string): Span[] | null {
  const spans = text
    .split(/[\s,;]+/)
    .filter((piece) => piece !== '')
    .map(spanOf);
  return spans.includes(null) ? null : mergeSpans(spans as Span[]);
}

/** The same ports, ascending; no two spans overlap or touch. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** As `readSpans` reads them: `8080,9000-9100`. */
export function writeSpans(spans: readonly Span[]): string {
  return spans.map(({ start, end }) => (start === end ? `${start}` : `${start}-${end}`)).join(',');
}
