import { describe, expect, it } from 'vitest';
import type { AssignmentRow } from '@/lib/ports/types';
import { deassignment, isDeassigned } from './deassigned';
import { unauthorizedIndex, unauthorizedRanges } from './unauthorized';

const row = (change: Partial<AssignmentRow>): AssignmentRow => ({
  serviceName: null,
  portStart: 80,
  portEnd: 81,
  transport: 'tcp',
  description: 'Unassigned',
  notes: null,
  ...change,
});

describe('a port that was taken back', () => {
  it.each([
    ['De-assigned on 2021-3-7, previously compressnet', '2021-03-07', 'compressnet'],
    ['Deassigned on 2021-11-17', '2021-11-17', null],
    ['This entry has been removed on 2020-06-15.', '2020-06-15', null],
    ['This port is being removed on 2020-06-15.', '2020-06-15', null],
    ['(removed 2002-04-17)', '2002-04-17', null],
    ['De-registered 2004', null, null],
    ['Previously assigned to NETCONF over BEEP but released', null, 'NETCONF over BEEP'],
    ['Port historic usage was snare.', null, 'snare'],
    ['"ridgeway1" assignment withdrawn', null, 'ridgeway1'],
  ])('is known by its note “%s”', (notes, date, previousName) => {
    expect(deassignment(row({ notes }))).toEqual({ date, previousName });
  });

  it('is none where the row has a name, no note, or another', () => {
    for (const other of [
      row({}),
      row({ notes: 'Previously on 3001' }),
      row({ notes: 'It is de-registered by nobody' }),
      row({ notes: 'Deassigned on 2021-11-17', serviceName: 'http' }),
    ]) {
      expect(isDeassigned(other)).toBe(false);
      expect(deassignment(other)).toBeNull();
    }
  });
});

describe('unauthorised use', () => {
  const reported = (unauthorizedUse: string | null, change: Partial<AssignmentRow> = {}) => ({
    ...row(change),
    unauthorizedUse,
  });

  it('is on the ports of the text, else on those of the row', () => {
    expect(unauthorizedRanges(reported(null))).toEqual([]);
    expect(unauthorizedRanges(reported('yes'))).toEqual([{ start: 80, end: 81 }]);
    expect(unauthorizedRanges(reported('on port 7011'))).toEqual([{ start: 7011, end: 7011 }]);
    expect(unauthorizedRanges(reported('yes', { portStart: null, portEnd: null }))).toEqual([]);
    expect(unauthorizedRanges(reported('9-7 and 70000 and 65535'))).toEqual([
      { start: 65535, end: 65535 },
    ]);
    expect(unauthorizedRanges(reported('7–9'))).toEqual([{ start: 7, end: 9 }]);
  });

  it('is found by each of its ports, once a row', () => {
    const [one, other] = [reported('80-82, 81'), reported('82')];
    const index = unauthorizedIndex([one, other]);
    expect([...index.keys()].sort()).toEqual([80, 81, 82]);
    expect(index.get(81)).toEqual([one]);
    expect(index.get(82)).toEqual([one, other]);
  });
});
