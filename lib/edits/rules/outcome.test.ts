import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { TRUST } from '@/lib/levels/levels';
import type { EditFacts } from './facts';
import { at, by, decide, mod } from './outcome.examples';

const APPROVED = [by('a', 'approve'), by('b', 'approve', 2 * HOUR)];
const REJECTED = {
  reviews: [by('a', 'reject'), by('b', 'reject', 2 * HOUR)],
  firstRejectionAt: at(HOUR),
};
const TIED = {
  reviews: [by('a', 'approve'), by('b', 'reject', 2 * HOUR)],
  firstRejectionAt: at(2 * HOUR),
};
const HARMLESS = { authorTrust: TRUST.contributor, onlyAdds: true, primarySource: true };
const ALONE = {
  authorTrust: TRUST.moderator,
  soleModerators: ['author'],
  reviews: [by('author', 'approve', HOUR, TRUST.moderator)],
};

describe('an open edit', () => {
  it.each<[string, Partial<EditFacts>, number, object]>([
    ['waits for reviewers', {}, HOUR, { act: 'wait', needs: 'reviewers', until: at(7 * DAY) }],
    [
      'is not decided by one reviewer',
      { reviews: [by('a', 'approve')] },
      HOUR,
      { act: 'wait', needs: 'second-reviewer' },
    ],
    [
      'is applied by two who agree',
      { reviews: APPROVED },
      2 * HOUR,
      { act: 'apply', by: 'reviewers' },
    ],
    [
      'that removes something is not decided by one reviewer either, however long it stays open',
      { reviews: [by('a', 'approve')], destructive: true },
      6 * DAY,
      { act: 'wait', needs: 'second-reviewer' },
    ],
    [
      'is not decided by whoever put something right in it, beyond the approval that came with it',
      { reviews: APPROVED, improvers: ['a'] },
      2 * HOUR,
      { act: 'wait', needs: 'second-reviewer' },
    ],
    [
      'is applied by an improvement and another’s approval of it',
      {
        reviews: [{ ...by('a', 'approve'), improves: true }, by('b', 'approve', 2 * HOUR)],
        improvers: ['a'],
      },
      2 * HOUR,
      { act: 'apply', by: 'reviewers' },
    ],
    [
      'is applied by one moderator',
      { reviews: [mod('approve')] },
      HOUR,
      { act: 'apply', by: 'moderator' },
    ],
    [
      'is rejected by one moderator at once',
      { reviews: [mod('reject')], firstRejectionAt: at(HOUR) },
      HOUR,
      { act: 'reject', by: 'moderator' },
    ],
    [
      'is decided by a moderator against two reviewers',
      { reviews: [...REJECTED.reviews, mod('approve', 3 * HOUR)], firstRejectionAt: at(HOUR) },
      3 * HOUR,
      { act: 'apply', by: 'moderator' },
    ],
    [
      'with one each needs a third reviewer',
      TIED,
      3 * HOUR,
      { act: 'wait', needs: 'third-reviewer' },
    ],
    [
      'with one each needs a moderator after 7 days',
      { ...TIED, escalated: true },
      7 * DAY + 2 * HOUR,
      { act: 'wait', needs: 'moderator' },
    ],
    [
      'is decided by the third',
      { ...TIED, reviews: [...TIED.reviews, by('c', 'approve', 3 * HOUR)] },
      3 * HOUR,
      { act: 'apply', by: 'reviewers' },
    ],
    [
      'rejected by two waits 72 hours for its author',
      REJECTED,
      2 * HOUR,
      { act: 'wait', needs: 'time', until: at(73 * HOUR) },
    ],
    [
      'rejected by two is rejected after 72 hours',
      REJECTED,
      73 * HOUR,
      { act: 'reject', by: 'reviewers' },
    ],
    [
      'rejected by two after its author answered is rejected at once',
      { ...REJECTED, answeredAt: at(90 * 60_000) },
      2 * HOUR,
      { act: 'reject', by: 'reviewers' },
    ],
    [
      'rejected by two after somebody took it over waits for its author all the same',
      { ...REJECTED, authorActedAt: at(90 * 60_000) },
      2 * HOUR,
      { act: 'wait', needs: 'time' },
    ],
    [
      'does not count those whose words it takes away or brings back',
      { undoes: ['a'], reviews: APPROVED },
      2 * HOUR,
      { act: 'wait', needs: 'second-reviewer' },
    ],
    [
      'does not count its author',
      { reviews: [by('author', 'approve'), by('b', 'approve')] },
      2 * HOUR,
      { act: 'wait', needs: 'second-reviewer' },
    ],
    [
      'does not count who took it over',
      { takenOverById: 'a', reviews: APPROVED },
      2 * HOUR,
      { act: 'wait', needs: 'second-reviewer' },
    ],
    [
      'does not count a moderator who wrote it',
      { authorTrust: TRUST.moderator, reviews: ALONE.reviews },
      60 * HOUR,
      { act: 'wait', needs: 'reviewers' },
    ],
    [
      'of the only moderator is not theirs to decide before 48 hours',
      ALONE,
      47 * HOUR,
      { act: 'wait', needs: 'reviewers' },
    ],
    [
      'of the only moderator is theirs to decide after 48 hours',
      ALONE,
      48 * HOUR,
      { act: 'apply', by: 'own-moderator' },
    ],
    [
      'does not count members',
      {
        reviews: [
          by('a', 'approve', HOUR, TRUST.contributor),
          by('b', 'approve', HOUR, TRUST.contributor),
        ],
      },
      HOUR,
      { act: 'wait', needs: 'reviewers' },
    ],
  ])('%s', (_, facts, ms, expected) => expect(decide(facts, ms)).toMatchObject(expected));
});

describe('a destructive edit', () => {
  it.each<[string, Partial<EditFacts>, number, object]>([
    [
      'that two approve stays open for 48 hours',
      { reviews: APPROVED },
      47 * HOUR,
      { act: 'wait', needs: 'time', until: at(48 * HOUR) },
    ],
    [
      'that two approve is applied after 48 hours',
      { reviews: APPROVED },
      48 * HOUR,
      { act: 'apply', by: 'reviewers' },
    ],
    [
      'has its 48 hours from a reviewer’s improvement',
      { reviews: APPROVED, improvedAt: at(5 * HOUR) },
      48 * HOUR,
      { act: 'wait', needs: 'time', until: at(53 * HOUR) },
    ],
    [
      'has its 48 hours from what its author wrote after that',
      { reviews: APPROVED, improvedAt: at(5 * HOUR), authorActedAt: at(6 * HOUR) },
      53 * HOUR,
      { act: 'wait', needs: 'time', until: at(54 * HOUR) },
    ],
    [
      'is applied by a moderator at once',
      { reviews: [mod('approve')] },
      HOUR,
      { act: 'apply', by: 'moderator' },
    ],
    [
      'is never applied for want of reviewers',
      { ...HARMLESS, onlyAdds: false },
      7 * DAY,
      { act: 'escalate' },
    ],
  ])('%s', (_, facts, ms, expected) =>
    expect(decide({ destructive: true, ...facts }, ms)).toMatchObject(expected),
  );
});
