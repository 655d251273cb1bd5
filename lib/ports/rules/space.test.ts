import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  countSpace,
  SPACE_CLASSES,
  type SpaceClass,
  spaceOf,
  WIDEST_USE,
} from '@/lib/ports/rules/space';
import { spaceColour } from '@/lib/ports/rules/space-palette';
import { PORT_COUNT } from '@/lib/ports/types';

const RUNS = [
  { start: 0, end: 9, status: 'assigned' },
  { start: 10, end: 19, status: 'reserved' },
  { start: 20, end: 29, status: 'unlisted' },
  { start: 30, end: 49151, status: 'unassigned' },
  { start: 49152, end: 65535, status: 'dynamic' },
] as const;

const classAt = (space: Uint8Array, port: number): SpaceClass | undefined =>
  SPACE_CLASSES[space[port] ?? -1];

describe('the picture of all ports', () => {
  it('shows every port once', () => {
    const counts = countSpace(spaceOf(RUNS, []));
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(PORT_COUNT);
    expect(counts).toMatchObject({
      official: 10,
      reserved: 10,
      dynamic: 16_384,
      practice: 0,
      both: 0,
    });
  });

  it('shows a reported use over everything, and beside an official service as both', () => {
    const space = spaceOf(RUNS, [
      { start: 5, end: 5 },
      { start: 5, end: 6 },
      { start: 15, end: 15 },
      { start: 50_000, end: 50_000 },
    ]);
    expect([4, 5, 6, 15, 16, 50_000].map((port) => classAt(space, port))).toEqual([
      'official',
      'both',
      'both',
      'practice',
      'reserved',
      'practice',
    ]);
  });

  it('leaves out a use of more ports than one can mean', () => {
    const widest = { start: 1_000, end: 1_000 + WIDEST_USE - 1 };
    expect(countSpace(spaceOf(RUNS, [widest])).practice).toBe(WIDEST_USE);
    expect(countSpace(spaceOf(RUNS, [{ ...widest, end: widest.end + 1 }])).practice).toBe(0);
  });

  it('counts a range apart', () => {
    expect(countSpace(spaceOf(RUNS, []), 'dynamic')).toMatchObject({
      dynamic: 16_384,
      unassigned: 0,
      official: 0,
    });
  });

  it('has the colours of its legend', () => {
    const tokens = readFileSync(path.join(process.cwd(), 'app/globals.css'), 'utf8');
    for (const name of SPACE_CLASSES) {
      expect(tokens).toContain(
        `--space-${name}: light-dark(${spaceColour('light', name)}, ${spaceColour('dark', name)})`,
      );
    }
  });
});
