import { describe, expect, it, test } from 'vitest';
import { TRUST } from '@/lib/levels/levels';
import { LOCK_LEVELS } from '@/lib/locks/rules';
import type { LockView } from '@/lib/locks/schema';
import { DAY, HOUR } from '@/lib/platform/clock';
import {
  actionsFor,
  allowedActions,
  type Denial,
  EDIT_ACTIONS,
  type EditAction,
  type JudgedEdit,
} from './policy';
import { at, by, FRESH } from './rules/outcome.examples';
import { EDIT_STATES, type EditState } from './types';

/** One letter for each answer of the table; a dot where somebody may. */
const ANSWERS: Readonly<Record<string, Denial | null>> = {
  '.': null,
  S: 'not-signed-in',
  R: 'needs-reviewer',
  O: 'own-edit',
  A: 'needs-author',
  Y: 'already-yours',
  o: 'not-open',
  w: 'not-waiting',
  a: 'not-applied',
  n: 'not-reopenable',
  P: 'needs-part',
  b: 'nothing-to-rebase',
};

/** Columns of the table: a visitor, then others and then who speaks for the edit, by their level. */
const LEVELS = ['member', 'contributor', 'reviewer', 'moderator', 'admin'] as const;

type Row = readonly [nobody: string, others: string, own: string, taker?: string];

const never = (letter: string): Row => ['S', letter.repeat(5), letter.repeat(5)];
const VERDICT: Row = ['S', 'RR...', 'RROOO'];
const AUTHORS: Row = ['S', 'AAAAA', '.....'];
const WITHDRAW: Row = ['S', 'AAAAA', '.....', 'AAA..'];
const TAKE_OVER: Row = ['S', 'RR...', 'RRYYY'];
const COMMENT: Row = ['S', 'PP...', '.....'];
const REOPEN: Row = ['S', 'AAA..', '.....', 'AAA..'];

/** Who may do what with an edit in which state: the rows in the order of the states (workflow, "An edit lives"). */
const TABLE: Readonly<Record<EditAction, Readonly<Record<EditState, Row>>>> = {
  approve: rows(VERDICT, 'o', 'o', 'o', 'o', 'o', 'o'),
  improve: rows(VERDICT, 'o', 'o', 'o', 'o', 'o', 'o'),
  'request-changes': rows(VERDICT, 'o', 'o', 'o', 'o', 'o', 'o'),
  reject: rows(VERDICT, VERDICT, VERDICT, 'w', 'w', 'w', 'w'),
  answer: rows(AUTHORS, AUTHORS, AUTHORS, 'w', 'w', 'w', 'w'),
  rebase: rows(['S', 'AAAAA', 'bbbbb'], ['S', 'AAAAA', 'bbbbb'], AUTHORS, 'w', 'w', 'w', 'w'),
  withdraw: rows(WITHDRAW, WITHDRAW, WITHDRAW, 'w', 'w', 'w', 'w'),
  'take-over': rows(TAKE_OVER, TAKE_OVER, TAKE_OVER, 'w', 'w', 'w', 'w'),
  reopen: rows('n', 'n', 'n', 'n', 'n', REOPEN, REOPEN),
  revert: rows('a', 'a', 'a', ['S', '.....', '.....'], 'a', 'a', 'a'),
  comment: rows(COMMENT, COMMENT, COMMENT, 'w', 'w', 'w', 'w'),
};

function rows(...of: readonly (Row | string)[]): Readonly<Record<EditState, Row>> {
  const list = EDIT_STATES.map((state, index): [EditState, Row] => {
    const row = of[index] ?? '';
    return [state, typeof row === 'string' ? never(row) : row];
  });
  return Object.fromEntries(list) as Record<EditState, Row>;
}

/** Rebaseable, not behind; taken over, so that both who speak for it are known. */
const EDIT: JudgedEdit = {
  ...FRESH,
  takenOverById: 'keeper',
  rebaseable: true,
  behind: false,
  reverted: false,
  renewer: null,
  lock: null,
};

const answerTo = (
  action: EditAction,
  viewer: { id: string; trust: number } | null,
  change: Partial<JudgedEdit> = {},
  ms = HOUR,
) => actionsFor(viewer, { ...EDIT, ...change }, at(ms))[action];

describe.each(EDIT_ACTIONS)('%s', (action) => {
  test.each(EDIT_STATES)('of an edit that is %s', (state) => {
    const [nobody, others, own, taker = own] = TABLE[action][state];
    const look = (id: string) =>
      LEVELS.map((level) => answerTo(action, { id, trust: TRUST[level] }, { state }));
    const read = (letters: string) => Array.from(letters, (letter) => ANSWERS[letter]);
    expect(answerTo(action, null, { state }), 'a visitor').toBe(ANSWERS[nobody]);
    expect(look('other'), 'others').toEqual(read(others));
    expect(look('author'), 'the author').toEqual(read(own));
    expect(look('keeper'), 'who took it over').toEqual(read(taker));
  });
});

test('the actions that a viewer has are those without a denial, in their order', () => {
  const reviewer = actionsFor({ id: 'other', trust: TRUST.reviewer }, EDIT, at(HOUR));
  expect(allowedActions(reviewer)).toEqual([
    'approve',
    'improve',
    'request-changes',
    'reject',
    'take-over',
    'comment',
  ]);
  expect(allowedActions(actionsFor(null, EDIT, at(HOUR)))).toEqual([]);
});

describe('an own edit', () => {
  const VERDICTS = ['approve', 'improve', 'request-changes', 'reject'] as const;
  const own = (level: keyof typeof TRUST, isSole: boolean, ms: number) =>
    VERDICTS.map((action) =>
      answerTo(
        action,
        { id: 'author', trust: TRUST[level] },
        { soleModerators: isSole ? ['author'] : [] },
        ms,
      ),
    );

  it('is decided by the only active moderator after 48 hours', () => {
    const early = VERDICTS.map(() => 'own-edit-for-48-hours');
    expect(own('moderator', true, 48 * HOUR - 1)).toEqual(early);
    expect(own('moderator', true, 48 * HOUR)).toEqual(VERDICTS.map(() => null));
  });

  it('is never decided where another moderator is active, nor by a reviewer', () => {
    const never48 = VERDICTS.map(() => 'own-edit');
    expect(own('moderator', false, 99 * DAY)).toEqual(never48);
    expect(own('reviewer', true, 99 * DAY)).toEqual(never48);
  });
});

describe('a tie of reviewers', () => {
  const reviews = [by('one', 'approve', HOUR), by('two', 'reject', 2 * HOUR)];
  const third = (id: string, level: keyof typeof TRUST, ms: number) =>
    answerTo('approve', { id, trust: TRUST[level] }, { reviews }, 2 * HOUR + ms);

  it('is a third reviewer’s to end for seven days, then only a moderator’s', () => {
    expect(third('three', 'reviewer', 7 * DAY - 1)).toBeNull();
    expect(third('three', 'reviewer', 7 * DAY)).toBe('needs-moderator');
    expect(third('mod', 'moderator', 7 * DAY)).toBeNull();
  });

  it('does not keep who has reviewed from another verdict', () => {
    expect(third('one', 'reviewer', 8 * DAY)).toBeNull();
    expect(third('two', 'reviewer', 8 * DAY)).toBeNull();
  });
});

describe('a lock on the subject', () => {
  const BY_LOCK = ['improve', 'answer', 'rebase', 'reopen', 'revert'] as const;
  /** A state in which each may be done by whom the table lets. */
  const CASES: Readonly<Record<EditAction, { state: EditState; id: string }>> = {
    approve: { state: 'open', id: 'other' },
    improve: { state: 'open', id: 'other' },
    'request-changes': { state: 'open', id: 'other' },
    reject: { state: 'open', id: 'other' },
    answer: { state: 'changes-requested', id: 'author' },
    rebase: { state: 'conflicted', id: 'author' },
    withdraw: { state: 'open', id: 'author' },
    'take-over': { state: 'open', id: 'other' },
    reopen: { state: 'expired', id: 'author' },
    revert: { state: 'applied', id: 'other' },
    comment: { state: 'open', id: 'other' },
  };
  const lockOf = (level: LockView['level']): LockView => ({ level }) as LockView;

  it.each(EDIT_ACTIONS)('%s: only what edits, and only below its level', (action) => {
    const { state, id } = CASES[action];
    for (const level of LOCK_LEVELS) {
      for (const trust of [TRUST.reviewer, TRUST.moderator]) {
        const out = BY_LOCK.some((one) => one === action) && trust < TRUST[level];
        const answer = answerTo(action, { id, trust }, { state, lock: lockOf(level) });
        expect(answer, `${level} ${trust}`).toBe(out ? 'subject-locked' : null);
      }
    }
  });

  it('is said only to who could do it without the lock', () => {
    const locked = { lock: lockOf('moderator') };
    expect(answerTo('improve', { id: 'other', trust: TRUST.member }, locked)).toBe(
      'needs-reviewer',
    );
    expect(answerTo('answer', { id: 'author', trust: TRUST.member }, locked)).toBe(
      'subject-locked',
    );
  });
});

describe('rebasing', () => {
  const author = { id: 'author', trust: TRUST.member };

  it.each<[Partial<JudgedEdit>, Denial | null]>([
    [{ state: 'open', behind: true }, null],
    [{ state: 'open', behind: false }, 'nothing-to-rebase'],
    [{ state: 'conflicted', behind: true }, null],
    [{ state: 'conflicted', behind: false }, null],
    [{ state: 'changes-requested', behind: true }, 'nothing-to-rebase'],
    [{ state: 'open', behind: true, rebaseable: false }, 'nothing-to-rebase'],
    [{ state: 'conflicted', rebaseable: false }, 'nothing-to-rebase'],
  ])('of %o: %s', (change, denial) => {
    expect(answerTo('rebase', author, change)).toBe(denial);
  });
});

test('what was undone is not undone again', () => {
  const member = { id: 'other', trust: TRUST.member };
  expect(answerTo('revert', member, { state: 'applied', reverted: true })).toBe('already-reverted');
});
