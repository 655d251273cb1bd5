import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createToken } from '@/lib/auth/commands/tokens';
import type { Actor } from '@/lib/auth/types';
import { HOUR, MINUTE, SECOND } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { applied, givenReport, must, type Person, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { findVerdicts, findVerdictsUntil } from '../queries/held';
import { listQueue } from '../queries/queue';
import { after, type Meeting, newMeeting, opened, T0 } from '../queries/review.fixture';
import { giveDueVerdicts, holdVerdict, takeBackVerdict } from './held';

let author: Person;
let moderator: Person;
let by: Meeting['by'];

beforeEach(async () => {
  ({ author, moderator, by } = await newMeeting());
});

/** The person as a request with a token brings them. */
async function acting(who: Person): Promise<Actor & { tokenId: string }> {
  const scopes = ['read', 'write', 'moderate'] as const;
  must(
    await createToken(testDb(), who.id, { name: 'desk', scopes: [...scopes], expiresAt: null }, T0),
  );
  const { id } = await testDb().apiToken.findFirstOrThrow({ where: { userId: who.id } });
  return { ...who, via: 'token', sessionId: null, tokenId: id } as unknown as Actor & {
    tokenId: string;
  };
}

const approval = { verdict: 'approve', reason: 'The source says so.', version: 1 } as const;
const held = (who: Actor, id: number, ms = 0, input: object = approval) =>
  transact((tx) => holdVerdict(tx, who, id, { ...approval, ...input }, after(ms)));
const stateOf = async (id: number) =>
  (await testDb().edit.findUniqueOrThrow({ where: { id } })).state;

describe('a verdict of the desk', () => {
  it('is given after ten seconds, and nothing of it is anywhere before that', async () => {
    const edit = await opened(1, author);
    const who = await acting(moderator);
    expect(must(await held(who, edit.id))).toEqual({
      ...{ edit: edit.id, verdict: 'approve', until: after(10 * SECOND).toISOString() },
    });
    await giveDueVerdicts(after(9 * SECOND));
    expect(await stateOf(edit.id)).toBe('open');
    expect(await testDb().review.count()).toBe(0);
    expect(await testDb().logEntry.count({ where: { action: 'edit.reviewed' } })).toBe(0);
    expect(await findVerdicts(moderator, after(9 * SECOND))).toMatchObject([{ state: 'held' }]);
    await giveDueVerdicts(after(10 * SECOND));
    await giveDueVerdicts(after(11 * SECOND));
    expect(await stateOf(edit.id)).toBe('applied');
    expect(await testDb().review.count()).toBe(1);
    expect(await findVerdicts(moderator, after(11 * SECOND))).toMatchObject([
      { edit: edit.id, state: 'given', editState: 'applied', refusal: null },
    ]);
  });

  it('is not given where applying the edit would write something else by then', async () => {
    const report = await givenReport(author, {}, T0);
    const changes = { summary: 'Echo’s guides say 1323' };
    const edit = must(
      await submit(author, { kind: 'report.update', subject: report, changes }, T0),
    );
    must(await held(await acting(moderator), edit.id));
    const moved = {
      kind: 'report.update',
      subject: report,
      changes: { transports: ['udp'] },
    } as const;
    await applied(by(0), moved, after(SECOND));
    await giveDueVerdicts(after(10 * SECOND));
    expect(await stateOf(edit.id)).toBe('open');
    const refusal = { code: 'stale', reason: 'edit-changed', state: 'open' };
    expect(await findVerdicts(moderator, after(11 * SECOND))).toMatchObject([{ refusal }]);
  });

  it('is given once, however many processes do it at the same time', async () => {
    const edit = await opened(1, author);
    must(await held(await acting(by(0)), edit.id));
    await Promise.all([1, 2, 3, 4].map(() => giveDueVerdicts(after(HOUR))));
    expect(await testDb().review.count()).toBe(1);
  });

  it('that was taken back was never given; one that was given cannot be', async () => {
    const edit = await opened(1, author);
    const who = await acting(moderator);
    must(await held(who, edit.id));
    const back = (ms: number) => transact((tx) => takeBackVerdict(tx, who, edit.id, after(ms)));
    must(await back(9 * SECOND));
    expect(await back(9 * SECOND)).toMatchObject({ ok: false, code: 'not-found' });
    await giveDueVerdicts(after(HOUR));
    expect(await stateOf(edit.id)).toBe('open');
    must(await held(who, edit.id, HOUR));
    await giveDueVerdicts(after(HOUR + 10 * SECOND));
    expect(await back(HOUR + 11 * SECOND)).toMatchObject({
      ...{ ok: false, code: 'stale', reason: 'verdict-given' },
    });
  });

  it('takes the place of the one that waits on the same edit', async () => {
    const edit = await opened(1, author);
    const who = await acting(moderator);
    must(await held(who, edit.id));
    must(await held(who, edit.id, SECOND, { verdict: 'reject' }));
    await giveDueVerdicts(after(HOUR));
    expect(await stateOf(edit.id)).toBe('rejected');
    expect(await testDb().review.count()).toBe(1);
  });

  it('that could not be given is refused at once: own words, an older version, an empty place', async () => {
    const edit = await opened(1, by(0));
    expect(await held(await acting(by(0)), edit.id)).toMatchObject({ reason: 'own-edit' });
    const who = await acting(by(1));
    expect(await held(who, edit.id, 0, { version: 9 })).toMatchObject({ reason: 'edit-changed' });
    expect(await held(who, 999)).toMatchObject({ code: 'not-found' });
    expect(await testDb().heldVerdict.count()).toBe(0);
  });
});

describe('who may give it is asked again when it is given', () => {
  it.each([
    ['suspended', { suspendedAt: T0, suspendReason: 'Spam.' }, 'forbidden'],
    ['demoted', { role: 'member' }, 'forbidden'],
  ])('of one who was %s nothing counts', async (_, data, code) => {
    const edit = await opened(1, author);
    must(await held(await acting(moderator), edit.id));
    await testDb().user.update({ where: { id: moderator.id }, data });
    await giveDueVerdicts(after(HOUR));
    expect(await stateOf(edit.id)).toBe('open');
    expect(await testDb().review.count()).toBe(0);
    const [told] = await findVerdicts(moderator, after(SECOND));
    expect(told).toMatchObject({ state: 'refused', refusal: { code } });
  });

  it('a revoked token takes its verdicts with it', async () => {
    const edit = await opened(1, author);
    const who = await acting(moderator);
    must(await held(who, edit.id));
    await testDb().apiToken.update({ where: { id: who.tokenId }, data: { revokedAt: T0 } });
    await giveDueVerdicts(after(HOUR));
    expect(await stateOf(edit.id)).toBe('open');
    expect(await findVerdicts(moderator, T0)).toMatchObject([
      { refusal: { code: 'not-signed-in', reason: 'bad-token' } },
    ]);
  });

  it('what was changed meanwhile is not decided by what was seen before', async () => {
    const edit = await opened(1, author);
    must(await held(await acting(moderator), edit.id));
    await testDb().edit.update({ where: { id: edit.id }, data: { version: 2 } });
    await giveDueVerdicts(after(HOUR));
    expect(await stateOf(edit.id)).toBe('open');
    expect(await findVerdicts(moderator, T0)).toMatchObject([
      { state: 'refused', refusal: { code: 'stale', reason: 'edit-changed', state: 'open' } },
    ]);
  });
});

describe('a verdict that fails for no reason of its own', () => {
  afterEach(() => testDb().$executeRaw`DROP FUNCTION IF EXISTS poison CASCADE`);

  it('waits longer each time, holds up no other, and ends after ten minutes with a word to its giver', async () => {
    const [bad, good] = [await opened(1, author), await opened(2, author)];
    const who = await acting(moderator);
    must(await held(who, bad.id));
    must(await held(who, good.id));
    await testDb().$executeRawUnsafe(`CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS
      $$BEGIN IF NEW.edit_id = ${bad.id} THEN RAISE 'poisoned'; END IF; RETURN NEW; END$$`);
    await testDb()
      .$executeRaw`CREATE TRIGGER poison BEFORE INSERT ON review FOR EACH ROW EXECUTE FUNCTION poison()`;
    const tries = async () => (await testDb().setAside.findFirst())?.tries;
    await giveDueVerdicts(after(10 * SECOND));
    expect([await stateOf(bad.id), await stateOf(good.id)]).toEqual(['open', 'applied']);
    await giveDueVerdicts(after(11 * SECOND));
    expect(await tries()).toBe(1);
    await giveDueVerdicts(after(12 * SECOND));
    expect(await tries()).toBe(2);
    await giveDueVerdicts(after(15 * SECOND));
    expect(await tries()).toBe(2);
    await giveDueVerdicts(after(11 * MINUTE));
    const shown = await findVerdicts(moderator, after(11 * MINUTE));
    expect(shown).toContainEqual(
      expect.objectContaining({
        ...{ edit: bad.id, state: 'refused' },
        refusal: expect.objectContaining({ code: 'unavailable' }) as unknown,
      }),
    );
    expect(await stateOf(bad.id)).toBe('open');
  });
});

it('an edit on which a verdict waits is in nobody’s queue, and those beside it say until when', async () => {
  const [edit, other] = [await opened(1, author), await opened(2, author)];
  const who = await acting(by(0));
  must(await held(who, edit.id));
  expect(await listQueue(by(0), T0)).toEqual([other.id]);
  expect(await listQueue(by(1), T0)).toEqual([other.id]);
  expect(await findVerdictsUntil(testDb(), [edit.id])).toBe(after(10 * SECOND).toISOString());
  expect(await findVerdictsUntil(testDb(), [other.id])).toBeNull();
  must(await transact((tx) => takeBackVerdict(tx, who, edit.id, T0)));
  expect(await listQueue(by(0), T0)).toEqual([edit.id, other.id]);
});

it('one reviewer keeps an edit out of the queues of others for ten verdicts an hour at most', async () => {
  const [edit, other] = [await opened(1, author), await opened(2, author)];
  const who = await acting(by(0));
  const again = (id: number, ms: number) => held(who, id, ms, { verdict: 'reject' });
  for (let n = 0; n < 9; n += 1) must(await again(edit.id, n * 9 * SECOND));
  must(await transact((tx) => takeBackVerdict(tx, who, edit.id, after(81 * SECOND))));
  must(await again(edit.id, 83 * SECOND));
  const refused = { ok: false, code: 'rate-limited' };
  expect(await again(edit.id, 84 * SECOND)).toMatchObject(refused);
  must(await transact((tx) => takeBackVerdict(tx, who, edit.id, after(85 * SECOND))));
  expect(await again(edit.id, 86 * SECOND)).toMatchObject(refused);
  expect(await listQueue(by(1), after(86 * SECOND))).toEqual([edit.id, other.id]);
  must(await again(other.id, 87 * SECOND));
  must(await held(await acting(by(1)), edit.id, 87 * SECOND));
  must(await again(edit.id, 2 * HOUR));
});
