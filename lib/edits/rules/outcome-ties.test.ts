import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { TRUST } from '@/lib/levels/levels';
import { ABSENCE_MS, isHarmless, isLongTie, TIE_TO_MODERATOR_MS } from './outcome';
import { at, by, decide, FRESH, mod } from './outcome.examples';

const approvals = (count: number) =>
  Array.from({ length: count }, (_, n) => by(`for-${n}`, 'approve'));
const rejections = (count: number) =>
  Array.from({ length: count }, (_, n) => by(`against-${n}`, 'reject'));

describe('reviewers decide by two who agree and more on one side than on the other', () => {
  it.each([
    [0, 1, { act: 'wait', needs: 'second-reviewer' }],
    [1, 0, { act: 'wait', needs: 'second-reviewer' }],
    [1, 1, { act: 'wait', needs: 'third-reviewer' }],
    [2, 0, { act: 'apply', by: 'reviewers' }],
    [0, 2, { act: 'reject', by: 'reviewers' }],
    [2, 1, { act: 'apply', by: 'reviewers' }],
    [1, 2, { act: 'reject', by: 'reviewers' }],
    [2, 2, { act: 'wait', needs: 'third-reviewer' }],
    [3, 2, { act: 'apply', by: 'reviewers' }],
    [2, 3, { act: 'reject', by: 'reviewers' }],
    [3, 3, { act: 'wait', needs: 'third-reviewer' }],
  ] as const)('%i for it and %i against it: %o', (yes, no, outcome) => {
    const reviews = [...approvals(yes), ...rejections(no)];
    expect(decide({ reviews }, 2 * HOUR)).toMatchObject(outcome);
  });

  it('a tie goes to a moderator seven days after its last verdict', () => {
    const reviews = [by('a', 'approve', HOUR), by('b', 'reject', 3 * HOUR)];
    const facts = { ...FRESH, reviews };
    const due = 3 * HOUR + TIE_TO_MODERATOR_MS;
    expect([isLongTie(facts, at(due - 1)), isLongTie(facts, at(due))]).toEqual([false, true]);
    expect(isLongTie({ ...facts, reviews: [by('a', 'approve')] }, at(100 * DAY))).toBe(false);
    expect(isLongTie({ ...facts, reviews: [] }, at(100 * DAY))).toBe(false);
  });
});

describe('of a moderator', () => {
  it('one verdict decides against any number of reviewers', () => {
    expect(decide({ reviews: [...approvals(3), mod('reject')] }, 2 * HOUR)).toEqual({
      act: 'reject',
      by: 'moderator',
    });
  });

  it('the newest verdict counts', () => {
    const early = by('mod-1', 'approve', HOUR, TRUST.moderator);
    const late = by('mod-2', 'reject', 2 * HOUR, TRUST.moderator);
    for (const reviews of [
      [early, late],
      [late, early],
    ])
      expect(decide({ reviews }, 3 * HOUR)).toEqual({ act: 'reject', by: 'moderator' });
  });
});

describe('an edit is harmless', () => {
  const harmless = {
    ...FRESH,
    authorTrust: TRUST.contributor,
    onlyAdds: true,
    primarySource: true,
  };

  it('by a contributor, only adding, with a primary source, without flag or objection', () => {
    expect(isHarmless(harmless)).toBe(true);
    for (const change of [
      { authorTrust: TRUST.member },
      // Reviewers have each other.
      { authorTrust: TRUST.reviewer },
      { authorTrust: TRUST.moderator },
      // It is the moderators' by then.
      { escalated: true },
      { onlyAdds: false },
      { primarySource: false },
      { flagged: true },
      { inBatch: true },
      { objected: true },
    ])
      expect(isHarmless({ ...harmless, ...change }), JSON.stringify(change)).toBe(false);
  });

  it('and is applied when nobody came for seven days, not before', () => {
    expect(decide(harmless, ABSENCE_MS - 1)).toMatchObject({ act: 'wait', needs: 'reviewers' });
    expect(decide(harmless, ABSENCE_MS)).toEqual({ act: 'apply', by: 'absence' });
  });
});

describe('what needs a moderator', () => {
  const wide = { needsModerator: true };

  it('is not applied by reviewers, however many approve, but by one moderator', () => {
    expect(decide({ ...wide, reviews: approvals(3) }, 3 * DAY)).toMatchObject({
      act: 'wait',
      needs: 'moderator',
    });
    expect(decide({ ...wide, reviews: [mod('approve')] }, 2 * HOUR)).toEqual({
      act: 'apply',
      by: 'moderator',
    });
  });

  it('says from the beginning whom it waits for', () => {
    expect(decide(wide, HOUR)).toMatchObject({ act: 'wait', needs: 'moderator' });
  });

  it('is turned down by two reviewers like anything else, also after a long tie', () => {
    const facts = { ...FRESH, ...wide, reviews: [...approvals(1), ...rejections(1)] };
    expect(isLongTie(facts, at(30 * DAY))).toBe(false);
    expect(decide({ ...wide, reviews: rejections(2) }, 30 * DAY)).toEqual({
      act: 'reject',
      by: 'reviewers',
    });
  });

  it('is not applied for want of anybody who looks at it', () => {
    const founded = { authorTrust: TRUST.contributor, onlyAdds: true, primarySource: true };
    expect(decide(founded, ABSENCE_MS).act).toBe('apply');
    expect(decide({ ...wide, ...founded }, ABSENCE_MS).act).toBe('escalate');
  });
});
