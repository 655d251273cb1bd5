import { beforeEach, describe, expect, it } from 'vitest';
import { pool } from '@/lib/platform/db';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { answerFrom, tableOf } from '@/lib/pick/loaders';
import { findPickData } from '@/lib/pick/queries';
import { askOf, pickQuery } from '@/lib/pick/schema';
import { DAY } from '@/lib/platform/clock';
import { success } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { findPortAnswer } from '@/lib/port-page/answer';
import { portSchema } from '@/lib/ports/types';
import { givenReport, must, person, type Person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { askForNamespace, decideNamespace } from './commands/ask';
import { endReservation, renewReservation } from './commands/end';
import { expireReservations } from './commands/expire';
import { closeNamespace, setMember } from './commands/members';
import { givenNamespace, namespaceBody, reserve } from './namespaces.fixture';
import { findNamespace } from './queries/namespaces';
import { listReservations } from './queries/reservations';
import { MOST_ASKED } from './rules';
import type { MemberBody } from './schema';

const T0 = new Date('2026-11-20T12:00:00Z');
const later = (days: number) => new Date(T0.getTime() + days * DAY);

let owner: Person;
let member: Person;
let moderator: Person;
let slug: string;

beforeEach(async () => {
  await resetDb();
  owner = await person({ earnedTrust: 2 });
  member = await person();
  moderator = await person({ role: 'moderator' });
  slug = await givenNamespace(owner, moderator, T0);
  must(await seat(owner, member, 'member'));
});

function seat(by: Person, who: Person, role: MemberBody['role']) {
  const body = { handle: who.handle, role, reason: 'They release.' };
  return transact((tx) => setMember(tx, by, slug, body, T0));
}
const end = (who: Person, id: number, now = T0) =>
  transact((tx) => endReservation(tx, who, id, 'Given up.', now));
const renew = (who: Person, id: number, now: Date) =>
  transact((tx) => renewReservation(tx, who, id, 'Later.', now));
const expire = (now: Date) => transact(async (tx) => success(await expireReservations(tx, now)));

describe('a namespace', () => {
  it('is asked for from contributor on, a few at a time, and decided by another moderator', async () => {
    const ask = (who: Person, more: object) =>
      transact((tx) => askForNamespace(tx, who, namespaceBody(more), T0));
    expect(await ask(member, { slug: 'other' })).toMatchObject({ reason: 'needs-contributor' });
    expect(await ask(owner, {})).toMatchObject({ code: 'duplicate', reason: 'namespace-taken' });
    for (let n = 1; n < MOST_ASKED; n += 1) must(await ask(owner, { slug: `n${n}` }));
    expect(await ask(owner, { slug: 'more' })).toMatchObject({ reason: 'too-many-namespaces' });
    const decide = (who: Person, name: string) => {
      const body = { verdict: 'refuse', reason: 'No.' } as const;
      return transact((tx) => decideNamespace(tx, who, name, body, T0));
    };
    expect(await decide(owner, 'n1')).toMatchObject({ reason: 'needs-moderator' });
    must(await decide(moderator, 'n1'));
    expect(await decide(moderator, 'n1')).toMatchObject({ reason: 'already-decided' });
    // Its name is free again, and the page tells of the newer one.
    must(await ask(owner, { slug: 'n1', name: 'Another' }));
    expect(await findNamespace('n1')).toMatchObject({ name: 'Another', state: 'asked' });
    const second = await person({ role: 'moderator' });
    must(await ask(moderator, { slug: 'own' }));
    must(await decide(second, 'n2'));
    expect(await decide(moderator, 'own')).toMatchObject({ reason: 'own-namespace' });
  });

  it('is handed on by another owner, and never left without one', async () => {
    expect(await seat(member, member, 'owner')).toMatchObject({ reason: 'needs-owner' });
    expect(await seat(owner, owner, 'none')).toMatchObject({ reason: 'last-owner' });
    must(await seat(owner, member, 'owner'));
    must(await seat(owner, owner, 'none'));
    expect((await findNamespace(slug))?.members).toMatchObject([
      { handle: member.handle, role: 'owner' },
    ]);
    expect(await reserve(owner, slug, 19_100, T0)).toMatchObject({ reason: 'needs-member' });
  });

  it('closes with its reservations', async () => {
    const { id } = must(await reserve(member, slug, 19_100, T0));
    const close = (who: Person) =>
      transact((tx) => closeNamespace(tx, who, slug, 'Squatted.', later(1)));
    expect(await close(member)).toMatchObject({ reason: 'needs-owner' });
    must(await close(moderator));
    expect(await reserve(owner, slug, 19_101, T0)).toMatchObject({ reason: 'not-active' });
    const ended = await listReservations({ ended: 'yes', limit: 10 });
    expect(ended.items).toMatchObject([{ id, events: [{ kind: 'ended', by: moderator.handle }] }]);
  });
});

describe('a reservation', () => {
  it('is of a port that the namespace coordinates, once, by a member', async () => {
    const stranger = await person({ role: 'admin' });
    expect(await reserve(stranger, slug, 19_100, T0)).toMatchObject({ reason: 'needs-member' });
    expect(await reserve(member, slug, 19_200, T0)).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'port', code: 'outside_ranges' }],
    });
    must(await reserve(member, slug, 19_100, T0));
    expect(await reserve(owner, slug, 19_100, T0)).toMatchObject({ reason: 'already-reserved' });
    must(await reserve(owner, slug, 19_100, T0, { transports: ['udp'] }));
    // Of many at once one gets it.
    const many = await Promise.all(
      [owner, member, owner, member].map((who) => reserve(who, slug, 19_101, T0)),
    );
    expect(many.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('cannot be changed or taken out by anybody, in the database neither', async () => {
    const { id } = must(await reserve(member, slug, 19_100, T0));
    must(await end(member, id));
    const refused = [
      `UPDATE reservation SET project = 'Mine'`,
      `UPDATE reservation SET port = 19101`,
      `DELETE FROM reservation`,
      `UPDATE reservation_event SET reason = 'x'`,
      `DELETE FROM reservation_event`,
      `UPDATE namespace_range SET port_start = 19050`,
      `UPDATE namespace SET name = 'Mine'`,
      `UPDATE namespace SET decision = 'Other'`,
      `DELETE FROM namespace_member`,
      `UPDATE namespace_member SET user_id = '${moderator.id}'`,
    ];
    for (const sql of refused)
      await expect(testDb().$executeRawUnsafe(sql), sql).rejects.toThrow('append-only');
    expect(await end(member, id)).toMatchObject({ reason: 'ended' });
  });

  it('is ended by its maker while a member, by an owner or a moderator, with a reason and history', async () => {
    const [mine, theirs] = [19_100, 19_101].map((port) => reserve(member, slug, port, T0));
    const [a, b] = [must(await mine!), must(await theirs!)];
    const other = await person();
    must(await seat(owner, other, 'member'));
    expect(await end(other, a.id)).toMatchObject({ reason: 'needs-owner' });
    must(await end(member, a.id));
    must(await seat(owner, member, 'none'));
    expect(await end(member, b.id)).toMatchObject({ reason: 'needs-owner' });
    expect(must(await end(moderator, b.id)).events).toMatchObject([
      { kind: 'ended', by: moderator.handle, reason: 'Given up.' },
    ]);
    const log = await testDb().logEntry.findMany({ where: { action: 'reservation.ended' } });
    expect(log.map(({ portStart, actorId }) => [portStart, actorId])).toEqual([
      [19_100, member.id],
      [19_101, moderator.id],
    ]);
  });

  it('rests before another program of the namespace gets its port', async () => {
    must(await end(member, must(await reserve(member, slug, 19_100, T0)).id));
    const again = (project: string, days: number) =>
      reserve(owner, slug, 19_100, later(days), { project });
    expect(await again('Another', 29)).toMatchObject({ reason: 'port-resting' });
    must(await end(owner, must(await again('disk EXPORTER', 1)).id, later(1)));
    must(await again('Another', 32));
  });

  it('says what else holds the port, and is made only by who says “all the same”', async () => {
    const changes = { portStart: 19_100, portEnd: 19_100, software: { name: 'Echo' } };
    await givenReport(owner, changes, T0);
    await testDb().report.updateMany({ data: { grade: 'supported' } });
    const other = await givenNamespace(owner, moderator, T0, { slug: 'rival', name: 'Rival' });
    const held = await reserve(member, slug, 19_100, T0);
    expect(held).toMatchObject({
      reason: 'port-held',
      detail: { conflicts: [{ type: 'report', name: 'Echo', transports: ['tcp'] }] },
    });
    must(await reserve(member, slug, 19_100, T0, { despite: true }));
    const second = must(await reserve(owner, other, 19_100, T0, { despite: true }));
    expect(second.conflicts.map(({ type, name }) => [type, name])).toEqual([
      ['report', 'Echo'],
      ['reservation', 'Kestrel: Disk exporter'],
    ]);
    // The project's own report is no conflict.
    must(await reserve(member, slug, 19_100, T0, { transports: ['udp'], project: 'Echo' }));
  });

  it('is renewed in its last days, and ends when its time has come unless it is used', async () => {
    const [a, b, c] = [
      must(await reserve(member, slug, 19_100, T0)),
      must(await reserve(member, slug, 19_101, T0, { project: 'Echo' })),
      must(await reserve(member, slug, 19_102, T0)),
    ];
    expect(await renew(member, a.id, later(300))).toMatchObject({ reason: 'too-early' });
    expect(must(await renew(owner, a.id, later(310))).until).toBe(later(675).toISOString());
    await givenReport(owner, { portStart: 19_101, portEnd: 19_101 }, T0);
    must(await expire(later(364)));
    expect((await listReservations({ ended: 'yes', limit: 10 })).items).toEqual([]);
    must(await expire(later(365)));
    const { items } = await listReservations({ ended: 'no', limit: 10 });
    expect(items.map(({ id, events }) => [id, events[0]?.reason])).toEqual([
      [b.id, 'In use: report 1.'],
      [a.id, 'Later.'],
    ]);
    const gone = await listReservations({ ended: 'yes', limit: 10 });
    expect(gone.items).toMatchObject([{ id: c.id, events: [{ kind: 'expired', by: null }] }]);
  });

  it('is known to the port and to picks until it ends', async () => {
    const { id } = must(await reserve(member, slug, 19_100, T0));
    const picked = async (more: object = {}) => {
      const ask = askOf(pickQuery.parse({ range: '19100-19101', count: '2', ...more }));
      return answerFrom(tableOf(await findPickData()), ask);
    };
    const answer = await picked();
    expect(answer.picks.map(({ start }) => start)).toEqual([19_101]);
    expect(answer.left).toMatchObject({ free: 1, reservation: 1 });
    expect(answer.avoided).toMatchObject([
      { start: 19_100, end: 19_100, reasons: [{ code: 'held-by-reservation' }] },
    ]);
    const letIn = await picked({ include: 'reservation' });
    expect(letIn.picks.map(({ start }) => start)).toEqual([19_101, 19_100]);
    expect((await picked({ transport: 'udp' })).picks).toHaveLength(2);
    const port = await findPortAnswer(portSchema.parse(19_100));
    expect(port.reserved).toMatchObject([{ id, namespace: { slug }, project: 'Disk exporter' }]);
    must(await end(member, id));
    expect((await picked()).left.free).toBe(2);
    expect((await findPortAnswer(portSchema.parse(19_100))).reserved).toEqual([]);
  });

  it('leaves no invariant broken', async () => {
    const { id } = must(await reserve(member, slug, 19_100, T0));
    must(await reserve(member, slug, 19_101, T0));
    must(await end(member, id));
    expect(await findBrokenInvariants(pool())).toEqual([]);
  });
});
