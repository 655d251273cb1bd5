import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER, REOPEN, TAKE_OVER, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { REBASE } from '@/lib/edits/commands/rebase';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import { value } from '@/lib/edits/acts.arbitrary';
import type { Fields } from '@/lib/edits/types';
import { findEditContext } from '@/lib/edits/queries/edit';
import { DAY, HOUR } from '@/lib/platform/clock';
import {
  actOn,
  applied,
  givenReport,
  must,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';

const T0 = new Date('2026-11-20T12:00:00Z');

const trick = fc.record({
  what: fc.constantFrom(
    'update',
    'improve',
    'improve',
    'approve',
    'approve',
    'approve',
    'answer',
    'take-over',
    'withdraw',
    'reopen',
    'rebase',
    'retire',
    'sweep',
    'honest',
    'honest',
    'honest',
  ),
  who: fc.nat(1),
  which: fc.constantFrom(0, 0, 0, 1, 2),
  changes: value,
  hours: fc.constantFrom(0, 0, 0, 1, 50),
});
type Trick = typeof trick extends fc.Arbitrary<infer One> ? One : never;

interface Scene {
  readonly pair: readonly Person[];
  readonly honest: Person;
  /** Of each edit, what it said when the honest reviewer approved it. */
  readonly seen: Map<number, string[]>;
}

async function perform(
  scene: Scene,
  { what, who, which, changes }: Trick,
  now: Date,
): Promise<void> {
  const actor = scene.pair[who]!;
  const edit = which + 2;
  if (what === 'update')
    await submit(actor, { kind: 'report.update', subject: 1, baseRevision: 1, changes }, now);
  else if (what === 'retire')
    await submit(actor, { kind: 'report.retire', subject: 1, changes: {} }, now);
  else if (what === 'answer') await actOn(ANSWER, actor, edit, { changes, note: 'Answer.' }, now);
  else if (what === 'withdraw') await actOn(WITHDRAW, actor, edit, {}, now);
  else if (what === 'reopen') await actOn(REOPEN, actor, edit, {}, now);
  else if (what === 'take-over') await actOn(TAKE_OVER, actor, edit, {}, now);
  else if (what === 'sweep') await decideDueEdits(now);
  else if (what === 'rebase') {
    const revision = await testDb().revision.count({ where: { subjectType: 'report' } });
    await actOn(REBASE, actor, edit, { baseRevision: revision, resolutions: changes }, now);
  } else if (what === 'improve')
    await review(actor, { id: edit }, { verdict: 'approve', changes }, now);
  else if (what === 'approve') await review(actor, { id: edit }, { verdict: 'approve' }, now);
  else await approveHonestly(scene, edit, now);
}

async function approveHonestly({ honest, seen }: Scene, id: number, now: Date): Promise<void> {
  const before = await testDb().edit.findUnique({ where: { id } });
  if (before === null) return;
  const { ok } = await review(honest, { id }, { verdict: 'approve', version: before.version }, now);
  if (ok) seen.set(id, [...(seen.get(id) ?? []), said(before)]);
}

const said = ({ changes }: { changes: unknown }) => JSON.stringify(changes);

it('two hostile reviewers, whatever they do to each other’s edits, get nothing applied that an honest one has not seen', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(trick, { minLength: 4, maxLength: 14 }), async (tricks) => {
      await resetDb();
      const pair = [await person({ role: 'reviewer' }), await person({ role: 'reviewer' })];
      const scene: Scene = { pair, honest: await person({ role: 'reviewer' }), seen: new Map() };
      await givenReport(await person(), {}, T0);
      const changes = { summary: 'Hostile' };
      must(await submit(pair[0]!, { kind: 'report.update', subject: 1, changes }, T0));
      let now = T0.getTime();
      for (const one of tricks) await perform(scene, one, new Date((now += one.hours * HOUR)));
      const edits = await testDb().edit.findMany({ where: { state: 'applied', id: { gt: 1 } } });
      for (const edit of edits) expect(scene.seen.get(edit.id) ?? []).toContain(said(edit));
      count += edits.length;
    }),
    { numRuns: 20, seed: 20_261_130 },
  );
  // Not because nothing ever was.
  expect(count).toBeGreaterThan(5);
});

it('a pair with a puppet for an author is a pair that agrees: the log names both', async () => {
  await resetDb();
  const [one, two, puppet] = [
    await person({ role: 'reviewer' }),
    await person({ role: 'reviewer' }),
    await person(),
  ];
  const report = await givenReport(await person(), {}, T0);
  const edit = must(
    await submit(
      puppet,
      { kind: 'report.update', subject: report, changes: { summary: 'Spam' } },
      T0,
    ),
  );
  must(await review(one, edit, { verdict: 'approve' }, T0));
  must(await review(two, edit, { verdict: 'approve' }, T0));
  const told = await testDb().logEntry.findMany({
    where: { editId: edit.id, action: 'edit.reviewed' },
  });
  expect(told.map(({ actorId }) => actorId)).toEqual([one.id, two.id]);
});

const HOSTILE = { changes: { summary: 'Hostile' }, note: 'Better.' };

describe('a pair with an honest approval in its hand', () => {
  let pair: readonly [Person, Person];
  let honest: Person;
  let report: number;
  const stored = (id: number) => testDb().edit.findUniqueOrThrow({ where: { id } });

  beforeEach(async () => {
    await resetDb();
    pair = [await person({ role: 'reviewer' }), await person({ role: 'reviewer' })];
    honest = await person({ role: 'reviewer' });
    report = await givenReport(await person(), {}, T0);
  });

  const proposed = async (who: Person, changes: object) =>
    must(
      await submit(
        who,
        { kind: 'report.update', subject: report, changes: { ...changes }, baseRevision: 1 },
        T0,
      ),
    );

  /** The honest one approves an edit of the pair, somebody changes another field, and the pair rebases and agrees. */
  async function rebasedWith(resolutions: Fields) {
    const edit = await proposed(pair[0], { summary: 'Harmless' });
    must(await review(honest, edit, { verdict: 'approve' }, T0));
    const change = { kind: 'report.update', subject: report, changes: { versions: 'v2' } } as const;
    await applied(await person(), change, T0);
    must(await actOn(REBASE, pair[0], edit.id, { baseRevision: 2, resolutions }, T0));
    must(await review(pair[1], edit, { verdict: 'approve' }, T0));
    return stored(edit.id);
  }

  it('puts no other words in by a rebase that has nothing to resolve', async () => {
    const changes = { summary: 'Hostile' };
    expect(await rebasedWith(changes)).toMatchObject({ state: 'open', changes });
  });

  it('keeps it over a rebase that leaves every word as it merges', async () => {
    expect(await rebasedWith({})).toMatchObject({ state: 'applied' });
  });

  it.each([
    ['its author', (id: number) => actOn(ANSWER, pair[0], id, HOSTILE, T0)],
    [
      'whoever took it over',
      async (id: number) => {
        must(await actOn(TAKE_OVER, pair[1], id, {}, T0));
        return actOn(ANSWER, pair[1], id, HOSTILE, T0);
      },
    ],
  ])('puts no other words in by an answer of %s', async (_, answer) => {
    const edit = await proposed(pair[0], { summary: 'Harmless' });
    must(await review(honest, edit, { verdict: 'approve' }, T0));
    must(await answer(edit.id));
    for (const who of pair) await review(who, edit, { verdict: 'approve' }, T0);
    expect(await stored(edit.id)).toMatchObject({ state: 'open', changes: HOSTILE.changes });
  });

  it('makes of an old edit none that removes something without its 48 hours', async () => {
    const edit = await proposed(await person(), { summary: 'Harmless' });
    const late = new Date(T0.getTime() + 50 * HOUR);
    const changes = { transports: ['udp'] };
    must(await review(pair[0], edit, { verdict: 'approve', changes }, late));
    must(await review(pair[1], edit, { verdict: 'approve' }, late));
    await decideDueEdits(new Date(late.getTime() + 47 * HOUR));
    expect((await stored(edit.id)).state).toBe('open');
    const { openUntil } = (await findEditContext(testDb(), edit.id, late))!;
    expect(openUntil).toBe(new Date(late.getTime() + 48 * HOUR).toISOString());
  });

  it('takes nothing off a page by one approval of its own, however long it waits', async () => {
    const retire = { kind: 'report.retire', subject: report, changes: {} } as const;
    const edit = must(await submit(pair[0], retire, T0));
    must(await review(pair[1], edit, { verdict: 'approve' }, T0));
    for (const days of [2, 3, 8, 30]) await decideDueEdits(new Date(T0.getTime() + days * DAY));
    expect((await stored(edit.id)).state).toBe('open');
  });

  it.each([
    ['', undefined],
    [', also where somebody puts its words right', { summary: 'Clearer' }],
  ])('does not tick its own source as primary, so that nobody need come%s', async (_, better) => {
    const evidence = [{ kind: 'vendor-docs', url: 'https://elsewhere.example.org/', ticked: true }];
    const changes = reportChanges({ portStart: 2000, portEnd: 2000, evidence });
    const edit = must(await submit(pair[0], { kind: 'report.create', changes }, T0));
    const verdict = { verdict: 'approve', changes: better } as const;
    if (better !== undefined) must(await review(honest, edit, verdict, T0));
    await decideDueEdits(new Date(T0.getTime() + 8 * DAY));
    expect(await stored(edit.id)).toMatchObject({ state: 'open', unreviewed: false });
  });

  it('does not tick it either once an honest one has put the sources right', async () => {
    const evidence = [{ kind: 'vendor-docs', url: 'https://elsewhere.example.org/' }];
    const changes = reportChanges({ portStart: 2000, portEnd: 2000, evidence });
    const edit = must(await submit(pair[0], { kind: 'report.create', changes }, T0));
    const better = { evidence: [{ ...evidence[0], url: 'https://elsewhere.example.org/guide' }] };
    must(await review(honest, edit, { verdict: 'approve', changes: better }, T0));
    const ticked = { evidence: [{ ...evidence[0], ticked: true }] };
    must(await actOn(ANSWER, pair[0], edit.id, { changes: ticked, note: 'Mine.' }, T0));
    await decideDueEdits(new Date(T0.getTime() + 8 * DAY));
    expect(await stored(edit.id)).toMatchObject({ state: 'open', unreviewed: false });
  });
});
