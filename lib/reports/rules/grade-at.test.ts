import { describe, expect, it } from 'vitest';
import type { Grade } from '@/lib/reports/types';
import { gradeAt } from './grade-at';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const change = (at: string, before: Grade, after: Grade) => ({ at: day(at), before, after });

describe('the grade of a report on a day', () => {
  const changes = [
    change('2026-01-10', 'unverified', 'supported'),
    change('2026-03-01', 'supported', 'confirmed'),
  ];

  it.each([
    ['2026-01-10', 'unverified'],
    ['2026-01-11', 'supported'],
    ['2026-03-01', 'supported'],
    ['2026-03-02', 'confirmed'],
    ['2027-01-01', 'confirmed'],
  ])('just before %s is %s', (until, grade) => {
    expect(gradeAt(changes, 'confirmed', day(until))).toBe(grade);
  });

  it('is what it is today where the log has no change of it', () => {
    expect(gradeAt([], 'unverified', day('2026-01-01'))).toBe('unverified');
  });

  it('is not known where the log does not lead to the grade of today', () => {
    expect(gradeAt([], 'supported', day('2026-01-01'))).toBeNull();
    expect(gradeAt(changes, 'disputed', day('2026-04-01'))).toBeNull();
    expect(gradeAt(changes, 'disputed', day('2026-02-01'))).toBe('supported');
  });

  it('is not known between two changes that do not meet', () => {
    const broken = [changes[0], change('2026-03-01', 'disputed', 'confirmed')].flatMap(
      (one) => one ?? [],
    );
    expect(gradeAt(broken, 'confirmed', day('2026-02-01'))).toBeNull();
    expect(gradeAt(broken, 'confirmed', day('2026-03-02'))).toBe('confirmed');
  });
});
