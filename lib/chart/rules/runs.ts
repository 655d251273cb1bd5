import { PORT_COUNT } from '@/lib/ports/types';

/** Ports `start` to `end`, both included, that have one value: an index of a layer's list of values. */
export interface CellRun {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** The letter of value 0; the others follow it. Digits are never letters, whatever the value. */
const FIRST_LETTER = 0x41;

/** Neighbours with one value as runs, ascending and without gaps. */
export function runsOf(cells: Uint8Array): CellRun[] {
  const runs: CellRun[] = [];
  let start = 0;
  for (let port = 1; port <= cells.length; port += 1) {
    if (port < cells.length && cells[port] === cells[start]) continue;
    runs.push({ start, end: port - 1, value: cells[start] ?? 0 });
    start = port;
  }
  return runs;
}

/**
 * The values of ports from 0 on as text: a letter for the value (`A` is 0, `B` is 1 …) and, where more than one
 * port has it, how many. `A3BA2` is 0, 0, 0, 1, 0, 0.
 */
export function encodeRuns(cells: Uint8Array): string {
  return runsOf(cells)
    .map(({ start, end, value }) => {
      const letter = String.fromCharCode(FIRST_LETTER + value);
      return start === end ? letter : `${letter}${end - start + 1}`;
    })
    .join('');
}

/** Reads what `encodeRuns` wrote. Throws a RangeError where the text is not the values of `count` ports. */
export function decodeRuns(text: string, count: number = PORT_COUNT): Uint8Array {
  const cells = new Uint8Array(count);
  let port = 0;
  for (const [, letter = '', digits = ''] of text.matchAll(/(\D)(\d*)/g)) {
    const length = digits === '' ? 1 : Number(digits);
    const value = letter.charCodeAt(0) - FIRST_LETTER;
    if (value < 0 || value > 255 || port + length > count) throw new RangeError('not a layer');
    cells.fill(value, port, port + length);
    port += length;
  }
  if (port !== count) throw new RangeError(`a layer of ${count} ports has ${port}`);
  return cells;
}
