import fc from 'fast-check';

import type { AssignmentRow } from '@/lib/ports/types';

const port = fc.oneof(
  fc.integer({ min: 0, max: 8 }),
  fc.integer({ min: 49150, max: 49154 }),
  fc.constant(65535),
);
const bounds = fc.oneof(
  { weight: 3, arbitrary: port.map((n) => [n, n] as const) },
  {
    weight: 2,
    arbitrary: fc.tuple(port, port).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  },
  { weight: 1, arbitrary: fc.constant([null, null] as const) },
);

/** Rows crowded on few ports and names, so that they cover each other and declare aliases. */
export const assignmentRow: fc.Arbitrary<AssignmentRow> = fc
  .record({
    bounds,
    serviceName: fc.constantFrom(null, null, 'a', 'b', 'c'),
    transport: fc.constantFrom(null, 'tcp', 'udp', 'sctp', 'dccp'),
    description: fc.constantFrom('Unassigned', 'Unassigned', 'Reserved', 'Removed'),
    notes: fc.constantFrom(
      null,
      null,
      'This entry records an unassigned but widespread use',
      'This entry is an alias to "a".',
      'This entry is an alias to "b".',
    ),
  })
  .map(({ bounds: [portStart, portEnd], ...rest }) => ({ portStart, portEnd, ...rest }));

export const assignmentRows = fc.array(assignmentRow, { maxLength: 14 });
