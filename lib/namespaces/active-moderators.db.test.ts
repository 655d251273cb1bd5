import { beforeEach, expect, it } from 'vitest';
import { REOPEN, TAKE_OVER, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { othersModerate } from '@/lib/edits/queries/edit-facts';
import { DAY } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { actOn, must, opened, person, type Person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { endReservation } from './commands/end';
import { closeNamespace, setMember } from './commands/members';
import { givenNamespace, reserve } from './namespaces.fixture';

const T0 = new Date('2026-11-20T12:00:00Z');
/** When what came before, such as accepting the namespace, was too long ago to make anybody active. */
const NOW = new Date(T0.getTime() + 40 * DAY);

let owner: Person;
let member: Person;
let moderator: Person;
let slug: string;

beforeEach(async () => {
  await resetDb();
  owner = await person({ earnedTrust: 2 });
  member = await person({ role: 'moderator' });
  moderator = await person({ role: 'moderator' });
  slug = await givenNamespace(owner, moderator, T0);
  const body = { handle: member.handle, role: 'member', reason: 'They release.' } as const;
  must(await transact((tx) => setMember(tx, owner, slug, body, T0)));
});

/** Whether whoever acted counts as a moderator who does, for one who is nobody of these. */
const isActive = () => othersModerate(testDb(), ['somebody else'], NOW);

const seat = async (by: Person, who: Person, role: 'member' | 'none') => {
  const body = { handle: who.handle, role, reason: 'They release.' };
  must(await transact((tx) => setMember(tx, by, slug, body, NOW)));
};
const close = async (who: Person) =>
  must(await transact((tx) => closeNamespace(tx, who, slug, 'Squatted.', NOW)));
const end = async (who: Person, port: number, maker: Person) => {
  const { id } = must(await reserve(maker, slug, port, NOW));
  must(await transact((tx) => endReservation(tx, who, id, 'Given up.', NOW)));
};

it('who sets the members of a namespace of others moderates', async () => {
  const newcomer = await person();
  expect(await isActive()).toBe(false);
  await seat(moderator, newcomer, 'member');
  expect(await isActive()).toBe(true);
});

it('who ends a reservation of others moderates', async () => {
  await end(moderator, 19_100, owner);
  expect(await isActive()).toBe(true);
  const events = { kind: { in: ['ended', 'released'] } };
  expect(await testDb().reservationEvent.findMany({ where: events })).toMatchObject([
    { kind: 'ended', byId: moderator.id },
  ]);
});

it('who closes a namespace of others moderates', async () => {
  await close(moderator);
  expect(await isActive()).toBe(true);
});

it('what is done to one’s own makes nobody an active moderator, whatever their level', async () => {
  await end(member, 19_100, member);
  await end(owner, 19_101, member);
  await seat(member, member, 'none');
  must(await reserve(owner, slug, 19_102, NOW));
  await close(owner);
  const edit = await opened(moderator, 2000, NOW);
  must(await actOn(WITHDRAW, moderator, edit.id, {}, NOW));
  must(await actOn(REOPEN, moderator, edit.id, {}, NOW));
  expect(await isActive()).toBe(false);
});

it('who withdraws an edit of another that they took over moderates', async () => {
  const edit = await opened(owner, 2000, NOW);
  must(await actOn(TAKE_OVER, moderator, edit.id, {}, NOW));
  expect(await isActive()).toBe(false);
  must(await actOn(WITHDRAW, moderator, edit.id, {}, NOW));
  expect(await isActive()).toBe(true);
  const where = { action: 'edit.withdrawn' };
  expect(await testDb().logEntry.findFirst({ where })).toMatchObject({
    reason: 'Withdrawn by a moderator.',
  });
});

it('who opens an edit of another again moderates', async () => {
  const edit = await opened(owner, 2000, NOW);
  must(await actOn(WITHDRAW, owner, edit.id, {}, NOW));
  expect(await isActive()).toBe(false);
  must(await actOn(REOPEN, moderator, edit.id, {}, NOW));
  expect(await isActive()).toBe(true);
});
