import fc from 'fast-check';

/** What somebody may set on a report. */
export const value = fc.record(
  {
    summary: fc.constantFrom('One', 'Two', 'Three'),
    description: fc.constantFrom('', 'a\nb\nc', 'a\nB\nc', 'a\nb\nC'),
    role: fc.constantFrom('default', 'malware', 'historic'),
    transports: fc.constantFrom(['tcp'], ['udp'], ['tcp', 'udp']),
    versions: fc.constantFrom('', 'v1', 'v2'),
    onByDefault: fc.constantFrom(true, false, null),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** What somebody does next: who, to which edit or report, how, and how long after the last act. */
export const act = fc.record({
  what: fc.constantFrom(
    'update',
    'update',
    'update',
    'approve',
    'approve',
    'approve',
    'reject',
    'reject',
    'request-changes',
    'answer',
    'withdraw',
    'reopen',
    'rebase',
    'take-over',
    'revert',
    'retire',
    'vote',
    'sweep',
  ),
  // Mostly those who may do something.
  who: fc.constantFrom<number[]>(0, 1, 2, 3, 4, 4, 4),
  which: fc.nat(6),
  changes: value,
  hours: fc.constantFrom<number[]>(0, 1, 1, 24, 80),
});
export type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;
