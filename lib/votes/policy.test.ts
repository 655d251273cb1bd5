import { expect, test } from 'vitest';
import { voteDenial } from './policy';

test.each([
  ['nobody', null, false, 'not-signed-in'],
  ['its author', { id: 'author' }, false, 'own-report'],
  ['its author, who changed it too,', { id: 'author' }, true, 'own-report'],
  ['who changed what it claims', { id: 'other' }, true, 'own-claim'],
  ['anybody else', { id: 'other' }, false, null],
] as const)('on a report %s votes: %o, theirs %s → %s', (_, viewer, isTheirs, denial) => {
  expect(voteDenial(viewer, { authorId: 'author', isTheirs })).toBe(denial);
});
