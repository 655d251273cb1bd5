import { expect, test } from 'vitest';
import { improvedFields, isTicked, tickedEvidence } from './draft-changes';

const proposed = {
  summary: 'Echo listens here.',
  evidence: [
    { key: 'a', kind: 'source-code' },
    { key: 'b', kind: 'forum' },
  ],
};

test('only what was put right goes with an approval', () => {
  expect(improvedFields(proposed, { ...proposed })).toBeNull();
  expect(
    improvedFields(proposed, { ...proposed, summary: 'Echo’s tutorials listen here.' }),
  ).toEqual({ summary: 'Echo’s tutorials listen here.' });
});

test('a tick changes one piece of evidence and can be taken back', () => {
  const ticked = tickedEvidence(proposed, 'a');
  expect(isTicked(ticked, 'a')).toBe(true);
  expect(isTicked(ticked, 'b')).toBe(false);
  expect(improvedFields(proposed, ticked)).toEqual({
    evidence: [
      { key: 'a', kind: 'source-code', ticked: true },
      { key: 'b', kind: 'forum' },
    ],
  });
  expect(isTicked(tickedEvidence(ticked, 'a'), 'a')).toBe(false);
});
