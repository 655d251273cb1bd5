import { describe, expect, it } from 'vitest';
import { TRUST } from '@/lib/levels/levels';
import { HOUR } from '@/lib/platform/clock';
import { actionsFor, type Denial, EDIT_ACTIONS, type EditAction, type JudgedEdit } from './policy';
import { at, by, FRESH } from './rules/outcome.examples';
import { EDIT_STATES, type EditState } from './types';

const LEVELS = ['member', 'contributor', 'reviewer', 'moderator', 'admin'] as const;
type Level = (typeof LEVELS)[number];

/** How the viewer stands to the edit. */
const RELATIONS = ['author', 'took-over', 'once-took-over', 'improved', 'outsider'] as const;
type Relation = (typeof RELATIONS)[number];

const edit = (over: Partial<JudgedEdit>): JudgedEdit => ({
  ...FRESH,
  ...{ rebaseable: true, behind: true, reverted: false, renewer: null, lock: null },
  ...over,
});

const RELATED: Readonly<Record<Relation, Partial<JudgedEdit>>> = {
  author: { authorId: 'me' },
  'took-over': { takenOverById: 'me', takers: ['me'] },
  'once-took-over': { takenOverById: 'other', takers: ['me', 'other'] },
  improved: { improvers: ['me'] },
  outsider: {},
};

function denial(
  action: EditAction,
  level: Level,
  over: Partial<JudgedEdit>,
  hours = 1,
): Denial | null {
  return actionsFor({ id: 'me', trust: TRUST[level] }, edit(over), at(hours * HOUR))[action];
}

const REVIEWERS: readonly Level[] = ['reviewer', 'moderator', 'admin'];
const MODERATORS: readonly Level[] = ['moderator', 'admin'];
const WAITING: readonly EditState[] = ['open', 'changes-requested', 'conflicted'];
const WRITES_IT: readonly Relation[] = ['author', 'took-over'];

interface Case {
  readonly level: Level;
  readonly state: EditState;
  readonly relation: Relation;
}

/** Who may do what, said once more in other words than the policy's. */
const MAY: Readonly<Record<EditAction, (of: Case) => boolean>> = {
  approve: ({ level, state, relation }) =>
    state === 'open' && REVIEWERS.includes(level) && relation === 'outsider',
  improve: ({ level, state, relation }) =>
    state === 'open' && REVIEWERS.includes(level) && ['outsider', 'improved'].includes(relation),
  'request-changes': ({ level, state, relation }) =>
    state === 'open' && REVIEWERS.includes(level) && relation === 'outsider',
  reject: ({ level, state, relation }) =>
    WAITING.includes(state) && REVIEWERS.includes(level) && relation === 'outsider',
  answer: ({ state, relation }) => WAITING.includes(state) && WRITES_IT.includes(relation),
  rebase: ({ state, relation }) =>
    ['open', 'conflicted'].includes(state) && WRITES_IT.includes(relation),
  withdraw: ({ level, state, relation }) =>
    WAITING.includes(state) &&
    (relation === 'author' || (relation === 'took-over' && MODERATORS.includes(level))),
  'take-over': ({ level, state, relation }) =>
    WAITING.includes(state) && REVIEWERS.includes(level) && !WRITES_IT.includes(relation),
  reopen: ({ level, state, relation }) =>
    ['withdrawn', 'expired'].includes(state) &&
    (relation === 'author' || MODERATORS.includes(level)),
  revert: ({ state }) => state === 'applied',
  comment: ({ level, state, relation }) =>
    WAITING.includes(state) && (REVIEWERS.includes(level) || WRITES_IT.includes(relation)),
};

const CASES: readonly Case[] = LEVELS.flatMap((level) =>
  EDIT_STATES.flatMap((state) => RELATIONS.map((relation) => ({ level, state, relation }))),
);

describe.each(EDIT_ACTIONS)('%s', (action) => {
  it('is allowed to exactly those who may, whatever the state', () => {
    const allowed = CASES.filter(
      ({ level, state, relation }) =>
        denial(action, level, { state, ...RELATED[relation] }) === null,
    );
    expect(allowed).toEqual(CASES.filter(MAY[action]));
    expect(allowed.length).toBeGreaterThan(0);
  });

  it('is nobody’s who is not signed in', () => {
    for (const state of EDIT_STATES)
      expect(actionsFor(null, edit({ state }), at(HOUR))[action]).toBe('not-signed-in');
  });

  it('is kept to the lock’s level where it would edit what is locked', () => {
    const lock = { level: 'moderator' } as NonNullable<JudgedEdit['lock']>;
    const edits = ['improve', 'answer', 'rebase', 'reopen', 'revert'].includes(action);
    const kept = CASES.filter(({ level, state, relation }) => {
      const over = { state, ...RELATED[relation], lock };
      return denial(action, level, over) === 'subject-locked';
    });
    const expected = CASES.filter((one) => MAY[action](one) && !MODERATORS.includes(one.level));
    expect(kept).toEqual(edits ? expected : []);
  });
});

describe('a moderator who wrote the edit', () => {
  const own = { authorId: 'me', soleModerators: ['me'] };

  it('decides it after 48 hours where they are the only one', () => {
    expect(denial('approve', 'moderator', own, 47.9)).toBe('own-edit-for-48-hours');
    expect(denial('approve', 'moderator', own, 48)).toBeNull();
    expect(denial('approve', 'reviewer', own, 48)).toBe('own-edit');
  });

  it('counts the 48 hours from its last words, whoever wrote them', () => {
    const answered = { ...own, authorActedAt: at(40 * HOUR) };
    expect(denial('approve', 'moderator', answered, 87.9)).toBe('own-edit-for-48-hours');
    expect(denial('approve', 'moderator', answered, 88)).toBeNull();
    const improved = { ...own, improvedAt: at(30 * HOUR) };
    expect(denial('approve', 'moderator', improved, 77.9)).toBe('own-edit-for-48-hours');
  });

  it('decides on the revert of their own words likewise', () => {
    const revert = { undoes: ['me'], soleModerators: ['me'] };
    expect(denial('approve', 'moderator', revert, 47)).toBe('own-edit-for-48-hours');
    expect(denial('approve', 'moderator', revert, 48)).toBeNull();
    expect(denial('reject', 'moderator', { undoes: ['me'] }, 48)).toBe('own-edit');
  });

  it('is another person than the moderator who took it over', () => {
    const both = { authorId: 'me', takenOverById: 'other', soleModerators: ['other'] };
    expect(denial('approve', 'moderator', both, 48)).toBe('own-edit');
  });

  it('does not where they only once wrote it', () => {
    const past = { ...RELATED['once-took-over'], soleModerators: ['me'] };
    expect(denial('approve', 'moderator', past, 48)).toBe('own-edit');
    expect(denial('approve', 'moderator', { improvers: ['me'], soleModerators: ['me'] }, 48)).toBe(
      'own-edit',
    );
  });
});

describe('an improver whose approval ended', () => {
  const ended = { improvers: ['me'], renewer: 'me' };

  it('may give it again, and no other verdict', () => {
    expect(denial('approve', 'reviewer', ended)).toBeNull();
    expect(denial('reject', 'reviewer', ended)).toBe('own-edit');
    expect(denial('request-changes', 'reviewer', ended)).toBe('own-edit');
    expect(denial('approve', 'contributor', ended)).toBe('needs-reviewer');
    expect(denial('approve', 'reviewer', { ...ended, state: 'conflicted' })).toBe('not-open');
  });

  it('may not where they have taken the edit over besides', () => {
    expect(denial('approve', 'reviewer', { ...ended, takers: ['me'] })).toBe('own-edit');
  });
});

describe('a tie', () => {
  const reviews = [by('a', 'approve'), by('b', 'reject')];

  it('is a third reviewer’s for a week, then a moderator’s', () => {
    expect(denial('approve', 'reviewer', { reviews }, 7 * 24)).toBeNull();
    expect(denial('approve', 'reviewer', { reviews }, 7 * 24 + 1)).toBe('needs-moderator');
    expect(denial('approve', 'moderator', { reviews }, 7 * 24 + 1)).toBeNull();
  });

  it('leaves those who gave a verdict to change it', () => {
    const mine = [by('me', 'approve'), by('b', 'reject')];
    expect(denial('reject', 'reviewer', { reviews: mine }, 7 * 24 + 1)).toBeNull();
  });
});

describe('why not', () => {
  it.each<[EditAction, Level, Partial<JudgedEdit>, Denial]>([
    ['approve', 'member', {}, 'needs-reviewer'],
    ['approve', 'reviewer', { state: 'applied' }, 'not-open'],
    ['reject', 'reviewer', { state: 'applied' }, 'not-waiting'],
    ['answer', 'reviewer', {}, 'needs-author'],
    ['answer', 'reviewer', { state: 'applied' }, 'not-waiting'],
    ['rebase', 'member', { authorId: 'me', behind: false }, 'nothing-to-rebase'],
    ['rebase', 'member', { authorId: 'me', rebaseable: false }, 'nothing-to-rebase'],
    ['take-over', 'contributor', {}, 'needs-reviewer'],
    ['take-over', 'reviewer', { takenOverById: 'me' }, 'already-yours'],
    ['take-over', 'reviewer', { state: 'rejected' }, 'not-waiting'],
    ['reopen', 'reviewer', { state: 'withdrawn' }, 'needs-author'],
    ['reopen', 'moderator', { state: 'rejected' }, 'not-reopenable'],
    ['revert', 'member', {}, 'not-applied'],
    ['revert', 'member', { state: 'applied', reverted: true }, 'already-reverted'],
  ])('%s as a %s', (action, level, over, reason) => {
    expect(denial(action, level, over)).toBe(reason);
  });
});
