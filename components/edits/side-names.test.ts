import { expect, test } from 'vitest';
import { sideNames } from './side-names';

const conflict = { base: {}, theirs: {}, mine: {}, revision: 2, conflicts: ['summary'] };

test('what waits stands beside what is there now', () => {
  for (const state of ['open', 'changes-requested', 'conflicted'] as const)
    expect(sideNames({ state, conflict: null })).toEqual(['now', 'proposed']);
});

test('what no longer merges, or is over, stands beside what it began on, which is not the present', () => {
  expect(sideNames({ state: 'conflicted', conflict })).toEqual(['before', 'proposed']);
  for (const state of ['rejected', 'withdrawn', 'expired'] as const)
    expect(sideNames({ state, conflict: null })).toEqual(['before', 'proposed']);
});

test('what was applied is no proposal any more', () => {
  expect(sideNames({ state: 'applied', conflict: null })).toEqual(['before', 'after']);
});
