import { beforeEach, describe, expect, it } from 'vitest';
import { createToken } from '@/lib/auth/commands/tokens';
import type { Actor } from '@/lib/auth/types';
import { MINUTE, SECOND } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { givenReport, must, type Person, person, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import type { GroupVerdictBody, GroupWay } from '../group';
import { findGroup } from '../queries/group';
import { after, type Meeting, newMeeting, opened, said, T0 } from '../queries/review.fixture';
import { claimEdit } from './claims';
import { giveDueVerdicts } from './held';
import { holdTogether, takeBackTogether } from './held-group';

let author: Person;
let moderator: Person;
let by: Meeting['by'];

beforeEach(async () => {
  ({ author, moderator, by } = await newMeeting());
});

async function acting(who: Person): Promise<Actor> {
  const token = { name: 'desk', scopes: ['read', 'write', 'moderate'], expiresAt: null };
  must(await createToken(testDb(), who.id, token as never, T0));
  const { id } = await testDb().apiToken.findFirstOrThrow({ where: { userId: who.id } });
  return { ...who, via: 'token', sessionId: null, tokenId: id } as unknown as Actor;
}

const decide = async (
  who: Actor,
  edits: readonly { readonly id: number; readonly version?: number }[],
  more: Partial<GroupVerdictBody> = {},
) => {
  const seen = edits.map(({ id, version = 1 }) => ({ id, version }));
  const body = {
    verdict: 'approve',
    reason: 'Each source says so.',
    edits: seen,
    ...more,
  } as const;
  return must(await transact((tx) => holdTogether(tx, who, body, T0)));
};
const group = async (who: Person, id: number, way: GroupWay) => {
  const found = await findGroup(who, id, way, T0);
  return {
    name: found?.name,
    items: found?.items.map(({ item }) => item.id),
    leftOut: found?.leftOut.map(({ item, reason }) => [item.id, reason]),
  };
};
const states = async () =>
  (await testDb().edit.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state);

describe('edits that have something in common', () => {
  it('are those of one author, of one software, or that lead to one domain', async () => {
    const other = await person();
    const away = {
      software: { name: 'Foxtrot', homepage: 'https://foxtrot.example.net' },
      evidence: [{ kind: 'vendor-docs', url: 'https://foxtrot.example.net/ports' }],
    };
    const [first, mine] = [await opened(1, author), await opened(2, author, away)];
    const [theirs, elsewhere] = [await opened(3, other), await opened(4, other, away)];
    expect(await group(moderator, first.id, 'author')).toMatchObject({
      ...{ name: author.handle, items: [first.id, mine.id] },
    });
    expect(await group(moderator, first.id, 'software')).toMatchObject({
      ...{ name: 'Echo', items: [first.id, theirs.id] },
    });
    expect(await group(moderator, mine.id, 'domain')).toMatchObject({
      ...{ name: 'foxtrot.example.net', items: [mine.id, elsewhere.id] },
    });
  });

  it('are left out with the reason where they cannot be decided together, or not by this reviewer', async () => {
    author = await person({ earnedTrust: 2 });
    const report = await givenReport(by(0), { portStart: 7, portEnd: 7 }, T0);
    const retire = { kind: 'report.retire', subject: report, changes: {} } as const;
    const update = (summary: string) =>
      ({ kind: 'report.update', subject: report, changes: { summary } }) as const;
    const late = must(await submit(author, update('One thing'), T0));
    const won = must(await submit(by(0), update('Another thing'), T0));
    await said(moderator, won, 'approve', 1);
    const [gone, open, own] = [
      must(await submit(author, retire, T0)),
      await opened(2, author),
      await opened(3, by(1)),
    ];
    const flagged = await opened(4, author);
    await testDb().flag.create({
      data: {
        ...{ subjectType: 'edit', subjectId: String(flagged.id), authorId: by(2).id },
        ...{ reason: 'spam', note: 'Look.', state: 'open', createdAt: T0 },
      } as never,
    });
    const taken = await opened(5, author);
    must(await transact((tx) => claimEdit(tx, by(2), taken.id, T0)));
    const reviewed = await opened(6, author);
    await said(by(1), reviewed, 'approve', 1);
    const found = await group(by(1), open.id, 'software');
    expect(found.items).toEqual([open.id]);
    expect(found.leftOut).toEqual([
      ...[
        [late.id, 'conflicts'],
        [gone.id, 'removes'],
        [own.id, 'own-edit'],
      ],
      ...[
        [flagged.id, 'flagged'],
        [taken.id, 'claimed'],
      ],
    ]);
    // Who sends them all the same is told the same.
    const all = [late, gone, own, flagged, taken, open];
    const { items, refused } = await decide(await acting(by(1)), all);
    expect(items.map(({ edit }) => edit)).toEqual([open.id]);
    expect(refused.map(({ edit, reason }) => [edit, reason])).toEqual(found.leftOut);
  });
});

describe('verdicts that are given together', () => {
  it('are each a review of its own, of its own version, with its own place in the log', async () => {
    const edits = [await opened(1, author), await opened(2, author), await opened(3, author)];
    await testDb().edit.update({ where: { id: edits[1]!.id }, data: { version: 2 } });
    const { items, refused } = await decide(await acting(moderator), edits);
    expect(items).toHaveLength(2);
    expect(refused).toEqual([{ edit: edits[1]!.id, code: 'stale', reason: 'edit-changed' }]);
    expect(await states()).toEqual(['open', 'open', 'open']);
    await giveDueVerdicts(after(10 * SECOND));
    expect(await states()).toEqual(['applied', 'open', 'applied']);
    const logged = await testDb().logEntry.findMany({
      where: { action: 'edit.reviewed' },
      orderBy: { id: 'asc' },
    });
    expect(logged.map(({ editId, reason }) => [editId, reason])).toEqual([
      [edits[0]!.id, 'Each source says so.'],
      [edits[2]!.id, 'Each source says so.'],
    ]);
  });

  it('are taken back together as long as they wait, by their giver alone', async () => {
    const edits = [await opened(1, author), await opened(2, author)];
    const who = await acting(moderator);
    const { group: id } = await decide(who, edits);
    const back = (whose: Person, ms: number) =>
      transact((tx) => takeBackTogether(tx, whose as unknown as Actor, id, after(ms)));
    expect(await back(by(0), SECOND)).toMatchObject({ reason: 'no-such-verdict' });
    expect(must(await back(moderator, SECOND)).edits).toEqual(edits.map((edit) => edit.id));
    await giveDueVerdicts(after(MINUTE));
    expect(await states()).toEqual(['open', 'open']);
    const again = await decide(who, edits);
    await giveDueVerdicts(after(10 * SECOND));
    const late = await transact((tx) => takeBackTogether(tx, who, again.group, after(11 * SECOND)));
    expect(late).toMatchObject({ code: 'stale', reason: 'verdict-given' });
  });

  it('approve one of several about the same, and turn down all of them', async () => {
    const same = [
      await opened(1, author),
      await opened(1, author, { software: { name: 'Bravo' } }),
    ];
    const who = await acting(moderator);
    const { items, refused } = await decide(who, same);
    expect(items).toHaveLength(1);
    expect(refused).toMatchObject([{ edit: same[1]!.id, reason: 'beside' }]);
    await testDb().heldVerdict.deleteMany();
    const down = await decide(who, same, { verdict: 'reject', reason: 'The link leads nowhere.' });
    expect(down).toMatchObject({ items: [{}, {}], refused: [] });
  });

  it('wait for verdicts about the same that are about to be given', async () => {
    const [first, second] = [
      await opened(1, author),
      await opened(1, author, { software: { name: 'Bravo' } }),
    ];
    const who = await acting(moderator);
    await decide(who, [first]);
    expect((await decide(who, [second])).refused).toMatchObject([{ reason: 'deciding' }]);
    expect(await group(by(0), second.id, 'author')).toMatchObject({
      ...{
        items: [],
        leftOut: [
          [first.id, 'deciding'],
          [second.id, 'deciding'],
        ],
      },
    });
  });

  it('are nobody’s but a reviewer’s', async () => {
    const edit = await opened(1, author);
    const body = {
      verdict: 'approve',
      reason: 'Yes.',
      edits: [{ id: edit.id, version: 1 }],
    } satisfies GroupVerdictBody;
    const tried = await transact(async (tx) => holdTogether(tx, await acting(author), body, T0));
    expect(tried).toMatchObject({ code: 'forbidden', reason: 'needs-reviewer' });
  });

  it('of a hostile pair come to nothing on what either of them wrote', async () => {
    const [one, two] = [by(0), by(1)];
    const [ones, twos] = [await opened(1, one), await opened(2, two)];
    const first = await decide(await acting(one), [ones, twos]);
    const second = await decide(await acting(two), [ones, twos]);
    expect(first.refused).toMatchObject([{ edit: ones.id, reason: 'own-edit' }]);
    expect(second.refused).toMatchObject([{ edit: twos.id, reason: 'own-edit' }]);
    await giveDueVerdicts(after(MINUTE));
    const given = await testDb().review.findMany({ orderBy: { editId: 'asc' } });
    expect(given.map(({ editId, reviewerId }) => [editId, reviewerId])).toEqual([
      [ones.id, two.id],
      [twos.id, one.id],
    ]);
  });

  it('refuse one of them that had its ten verdicts in this hour, and keep the others', async () => {
    const who = await acting(by(0));
    const [often, first] = [await opened(1, author), await opened(2, author)];
    for (let n = 0; n < 10; n += 1) await decide(who, [often], { verdict: 'reject' });
    const { items, refused } = await decide(who, [often, first], { verdict: 'reject' });
    expect(items).toMatchObject([{ edit: first.id }]);
    expect(refused).toEqual([{ edit: often.id, code: 'rate-limited', reason: 'too-many' }]);
  });
});
