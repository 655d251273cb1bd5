import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { TRUST } from '@/lib/levels/levels';
import type { Verdict } from '@/lib/edits/types';
import { outcomeOf } from './outcome';
import type { EditFacts } from './facts';
import { at, decide, FRESH, mod } from './outcome.examples';

const HARMLESS = { authorTrust: TRUST.contributor, onlyAdds: true, primarySource: true };

describe('when nobody comes', () => {
  it.each<[string, Partial<EditFacts>, number, object]>([
    [
      'a contributor’s edit that only adds and has a primary source waits for 7 days',
      HARMLESS,
      7 * DAY - 1,
      { act: 'wait' },
    ],
    ['and is then applied', HARMLESS, 7 * DAY, { act: 'apply', by: 'absence' }],
    [
      'counted from whoever put it in other words last',
      { ...HARMLESS, improvedAt: at(6 * DAY) },
      13 * DAY - 1,
      { act: 'wait', until: at(13 * DAY) },
    ],
    [
      'after a verdict that can still be taken back',
      { ...HARMLESS, heldUntil: at(7 * DAY + HOUR) },
      7 * DAY,
      { act: 'wait', needs: 'reviewers', until: at(7 * DAY + HOUR) },
    ],
    [
      'whose time is over',
      { ...HARMLESS, heldUntil: at(7 * DAY) },
      7 * DAY,
      { act: 'apply', by: 'absence' },
    ],
    ['not a member’s', { ...HARMLESS, authorTrust: TRUST.member }, 7 * DAY, { act: 'escalate' }],
    [
      'not one without a primary source',
      { ...HARMLESS, primarySource: false },
      7 * DAY,
      { act: 'escalate' },
    ],
    ['not one that is flagged', { ...HARMLESS, flagged: true }, 7 * DAY, { act: 'escalate' }],
    [
      'not one that somebody objected to',
      { ...HARMLESS, objected: true },
      7 * DAY,
      { act: 'escalate' },
    ],
    [
      'an escalated edit waits for a moderator',
      { escalated: true },
      8 * DAY,
      { act: 'wait', needs: 'moderator', until: at(180 * DAY) },
    ],
    ['and expires after 180 days', { escalated: true }, 180 * DAY, { act: 'expire' }],
    [
      'counted from the author’s last act',
      { escalated: true, authorActedAt: at(DAY) },
      180 * DAY,
      { act: 'wait' },
    ],
    [
      'changes that were asked for wait for the author',
      { state: 'changes-requested' },
      29 * DAY,
      { act: 'wait', needs: 'author', until: at(30 * DAY) },
    ],
    [
      'and expire 30 days after the author’s last act',
      { state: 'changes-requested' },
      30 * DAY,
      { act: 'expire' },
    ],
    ['a conflict expires like that too', { state: 'conflicted' }, 30 * DAY, { act: 'expire' }],
    [
      'but the author has 72 hours from when it was asked for',
      { state: 'conflicted', lastActAt: at(40 * DAY) },
      42 * DAY,
      { act: 'wait', until: at(43 * DAY) },
    ],
    [
      'an approval does not apply what waits for its author',
      { state: 'changes-requested', reviews: [mod('approve')] },
      HOUR,
      { act: 'wait', needs: 'author' },
    ],
    [
      'a rejection does end it',
      { state: 'conflicted', reviews: [mod('reject')] },
      HOUR,
      { act: 'reject', by: 'moderator' },
    ],
  ])('%s', (_, facts, ms, expected) => expect(decide(facts, ms)).toMatchObject(expected));
});

const anyFacts = fc.record({
  state: fc.constantFrom<EditFacts['state']>('open', 'changes-requested', 'conflicted'),
  authorTrust: fc.integer({ min: 1, max: 5 }),
  escalated: fc.boolean(),
  destructive: fc.boolean(),
  onlyAdds: fc.boolean(),
  primarySource: fc.boolean(),
  flagged: fc.boolean(),
  inBatch: fc.boolean(),
  objected: fc.boolean(),
  soleModerators: fc.subarray(['author', 'mod']),
  reviews: fc.uniqueArray(
    fc.record({
      reviewerId: fc.constantFrom('author', 'a', 'b', 'c', 'mod'),
      verdict: fc.constantFrom<Verdict>('approve', 'reject', 'request-changes'),
      trust: fc.integer({ min: 3, max: 4 }),
      improves: fc.boolean(),
      at: fc.integer({ min: 0, max: 100 }).map((hours) => at(hours * HOUR)),
    }),
    { selector: ({ reviewerId }) => reviewerId },
  ),
});

describe('whatever the facts', () => {
  it('a wait ends when it says, never at once, and the author alone decides nothing within 48 hours', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 200 * 24 }), (some, hours) => {
        const now = at(hours * HOUR);
        const rejections = some.reviews
          .filter(({ verdict }) => verdict === 'reject')
          .map((review) => review.at.getTime());
        const facts = {
          ...FRESH,
          ...some,
          firstRejectionAt: rejections.length === 0 ? null : new Date(Math.min(...rejections)),
        };
        const outcome = outcomeOf(facts, now);
        if (outcome.act === 'wait') expect(outcome.until.getTime()).toBeGreaterThan(now.getTime());
        const own = outcomeOf(
          { ...facts, reviews: facts.reviews.filter(({ reviewerId }) => reviewerId === 'author') },
          at((hours % 48) * HOUR),
        );
        expect(['wait', 'expire', 'escalate']).toContain(own.act);
      }),
    );
  });
});
