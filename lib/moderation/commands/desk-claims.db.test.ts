import { beforeEach, describe, expect, it } from 'vitest';
import { findEditContext } from '@/lib/edits/queries/edit';
import { transact } from '@/lib/platform/transact';
import { must, type Person } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { HOUR } from '@/lib/platform/clock';
import { CLAIM_MS } from '../claim';
import { findQueue } from '../queries/desk';
import { listReadyReasons } from '../queries/ready-reasons';
import { after, type Meeting, newMeeting, opened, said, T0 } from '../queries/review.fixture';
import { READY_REASONS_KEPT } from '../ready-reasons';
import { claimEdit, endClaim } from './claims';
import { dropReason, keepReason } from './ready-reasons';

let author: Person;
let moderator: Person;
let by: Meeting['by'];

beforeEach(async () => {
  ({ author, moderator, by } = await newMeeting());
});

const claim = (who: Person, id: number, ms = 0) =>
  transact((tx) => claimEdit(tx, who, id, after(ms)));
const claimed = async (who: Person, ms = 0) =>
  (await findQueue(who, after(ms))).items.flatMap(({ id, claimed: is }) => (is ? [id] : []));

describe('an edit that somebody has open', () => {
  it('says so to others for minutes, not to who has it; nobody else can have it meanwhile', async () => {
    const [edit, other] = [await opened(1, author), await opened(2, author)];
    expect(must(await claim(by(0), edit.id))).toMatchObject({ edit: edit.id });
    expect(await claimed(by(1))).toEqual([edit.id]);
    expect(await claimed(by(0))).toEqual([]);
    expect(await claim(by(1), edit.id)).toMatchObject({ code: 'stale', reason: 'claimed' });
    must(await claim(by(0), edit.id, CLAIM_MS - 1));
    expect(await claimed(by(1), CLAIM_MS)).toEqual([edit.id]);
    // Whoever goes on to another leaves this one.
    must(await claim(by(0), other.id, CLAIM_MS));
    must(await claim(by(1), edit.id, CLAIM_MS));
    expect(await claimed(by(2), 2 * CLAIM_MS)).toEqual([]);
    must(await claim(by(2), edit.id, 2 * CLAIM_MS));
  });

  it('is anybody’s again when the desk is left: told twice is told once, and it ends nobody else’s', async () => {
    const [edit, other] = [await opened(1, author), await opened(2, author)];
    const leave = (who: Person, id: number) => transact((tx) => endClaim(tx, who, id));
    must(await claim(by(0), edit.id));
    must(await leave(by(1), edit.id));
    must(await leave(by(0), other.id));
    expect(await claimed(by(1))).toEqual([edit.id]);
    expect(must(await leave(by(0), edit.id))).toEqual({ edit: edit.id });
    expect(await claimed(by(1))).toEqual([]);
    must(await leave(by(0), edit.id));
    must(await claim(by(1), edit.id));
    expect(await leave(by(0), 999)).toMatchObject({ code: 'not-found' });
  });

  it('is one reviewer’s, however many open it at once, and binds no verdict', async () => {
    const edit = await opened(1, author);
    const all = await Promise.all([0, 1, 2].map((at) => claim(by(at as 0), edit.id)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await claim(author, edit.id)).toMatchObject({ reason: 'needs-reviewer' });
    expect(await claim(by(0), 999)).toMatchObject({ code: 'not-found' });
    await said(moderator, edit, 'approve', HOUR);
  });
});

describe('ready reasons of one’s own', () => {
  const keep = (who: Person, text: string) =>
    transact((tx) => keepReason(tx, who, { verdict: 'reject', text }, T0));

  it('are kept once each, so many of a verdict, and are nobody else’s', async () => {
    for (let at = 0; at < READY_REASONS_KEPT; at += 1) must(await keep(by(0), `Reason ${at}`));
    must(await keep(by(0), 'Reason 0'));
    expect(await keep(by(0), 'One more')).toMatchObject({ reason: 'too-many-reasons' });
    expect(await listReadyReasons(by(1))).toEqual([]);
    const [first] = await listReadyReasons(by(0));
    expect(first).toMatchObject({ verdict: 'reject', text: 'Reason 0' });
    const drop = (who: Person) => transact((tx) => dropReason(tx, who, first?.id ?? 0));
    expect(await drop(by(1))).toMatchObject({ code: 'not-found' });
    must(await drop(by(0)));
    expect(await listReadyReasons(by(0))).toHaveLength(READY_REASONS_KEPT - 1);
    expect(await keep(author, 'Mine')).toMatchObject({ reason: 'needs-reviewer' });
  });
});

it('an open edit’s place is told by the order of the queue', async () => {
  const edits = [await opened(1, author), await opened(2, author), await opened(3, author)];
  const placeOf = async (at: number) =>
    (await findEditContext(testDb(), edits[at]?.id ?? 0, T0))?.place ?? null;
  expect([await placeOf(0), await placeOf(2)]).toEqual([
    { at: 1, of: 3 },
    { at: 3, of: 3 },
  ]);
  const data = { subjectType: 'edit', reason: 'wrong', note: '', authorId: moderator.id };
  await testDb().flag.create({ data: { ...data, subjectId: String(edits[2]?.id) } });
  await testDb().edit.update({ where: { id: edits[1]?.id ?? 0 }, data: { escalatedAt: T0 } });
  expect(await Promise.all([0, 1, 2].map(placeOf))).toEqual([
    { at: 3, of: 3 },
    { at: 2, of: 3 },
    { at: 1, of: 3 },
  ]);
  await said(moderator, edits[0] ?? { id: 0 }, 'approve', HOUR);
  expect([await placeOf(0), await placeOf(1)]).toEqual([null, { at: 2, of: 2 }]);
});
