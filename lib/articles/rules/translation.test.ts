import { describe, expect, it } from 'vitest';
import { type ArticleText, meaningOfEdit, translationState } from './translation';

const THEN: ArticleText = { title: 'Echo', body: 'It listens.', questions: '', citations: [] };
const NOW: ArticleText = { ...THEN, body: 'It listens there.' };

describe('a translation', () => {
  it.each([
    ['current', 'nothing was changed', { then: THEN, now: THEN, since: [] }],
    ['current', 'a change was taken back', { then: THEN, now: { ...THEN }, since: ['changed'] }],
    ['current', 'the meaning stayed', { then: THEN, now: NOW, since: ['unchanged', 'unchanged'] }],
    [
      'changed',
      'one edit meant something else',
      { then: THEN, now: NOW, since: ['unchanged', 'changed'] },
    ],
    [
      'changed',
      'a claim stands beside a change',
      { then: THEN, now: NOW, since: ['claimed', 'changed'] },
    ],
    [
      'needs-checking',
      'nobody confirmed',
      { then: THEN, now: NOW, since: ['unchanged', 'claimed'] },
    ],
    ['needs-checking', 'its revision is not known', { then: null, now: NOW, since: [] }],
    ['needs-checking', 'the original is gone', { then: THEN, now: null, since: [] }],
  ] as const)('is %s where %s', (state, _, followed) => {
    expect(translationState(followed)).toBe(state);
  });

  it('hears of changed sources and questions too', () => {
    const citation = {
      id: 1,
      title: 'A',
      publisher: '',
      url: 'https://a.example',
      checked: '2026-11-20',
    };
    for (const now of [
      { ...THEN, citations: [citation] },
      { ...THEN, questions: '### Why?\n\nSo.' },
      { ...THEN, title: 'Echo!' },
    ])
      expect(translationState({ then: THEN, now, since: ['changed'] })).toBe('changed');
  });
});

it('what an edit says of the meaning counts once somebody else has approved it', () => {
  expect(meaningOfEdit({ unchanged: false, approved: true })).toBe('changed');
  expect(meaningOfEdit({ unchanged: true, approved: true })).toBe('unchanged');
  expect(meaningOfEdit({ unchanged: true, approved: false })).toBe('claimed');
});
