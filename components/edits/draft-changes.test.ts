import { expect, test } from 'vitest';
import { kindOf } from '@/lib/edits/registry';
import { EDIT_KINDS } from '@/lib/edits/types';
import {
  draftChanges,
  draftErrors,
  improvedFields,
  isTicked,
  rulesOf,
  tickedEvidence,
} from './draft-changes';

const rules = rulesOf({ kind: 'report.create' });

const proposed = {
  summary: 'Echo listens here.',
  evidence: [
    { key: 'a', kind: 'source-code' },
    { key: 'b', kind: 'forum' },
  ],
};

test('only what was put right goes with an approval', () => {
  expect(improvedFields(rules, proposed, { ...proposed })).toBeNull();
  expect(
    improvedFields(rules, proposed, { ...proposed, summary: 'Echo’s tutorials listen here.' }),
  ).toEqual({ summary: 'Echo’s tutorials listen here.' });
});

test('a tick changes one piece of evidence and can be taken back', () => {
  const ticked = tickedEvidence(proposed, 7, 'a');
  expect(isTicked(ticked, 7, 'a')).toBe(true);
  expect(isTicked(ticked, 7, 'b')).toBe(false);
  expect(improvedFields(rules, proposed, ticked)).toEqual({
    evidence: [
      { key: 'a', kind: 'source-code', ticked: true },
      { key: 'b', kind: 'forum' },
    ],
  });
  expect(isTicked(tickedEvidence(ticked, 7, 'a'), 7, 'a')).toBe(false);
});

test('a piece that is new is ticked by the key it will get', () => {
  const fresh = { evidence: [{ kind: 'forum' }, { kind: 'vendor-docs' }] };
  const ticked = tickedEvidence(fresh, 7, '7.2');
  expect(ticked.evidence).toEqual([{ kind: 'forum' }, { kind: 'vendor-docs', ticked: true }]);
  expect([isTicked(ticked, 7, '7.1'), isTicked(ticked, 7, '7.2')]).toEqual([false, true]);
});

test.each([
  ['article.update', { body: 'It listens here.' }],
  ['service.update', { what: 'Shows a desktop.' }],
] as const)('what brings something back can be put right: %s', (kind, said) => {
  const draft = { ...said, state: 'active' };
  expect(draftErrors(rulesOf({ kind }), draft)).toEqual([]);
  expect(draftChanges(rulesOf({ kind }), draft)).toEqual(said);
});

test('the fields are known of every kind that people can put right, and of no other', () => {
  const known = EDIT_KINDS.filter((kind) => rulesOf({ kind }).fields.length > 0);
  expect(known).toEqual(EDIT_KINDS.filter((kind) => kindOf(kind).editable));
});
