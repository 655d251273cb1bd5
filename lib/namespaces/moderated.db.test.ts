import { beforeEach, describe, expect, it } from 'vitest';
import { transact } from '@/lib/platform/transact';
import { must, person, type Person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { TRUST } from '@/lib/levels/levels';
import { limitsOf } from '@/lib/trust/rules/limits';
import { askForNamespace, decideNamespace } from './commands/ask';
import { endReservation } from './commands/end';
import { closeNamespace, setMember } from './commands/members';
import { givenNamespace, namespaceBody, reserve } from './namespaces.fixture';

const T0 = new Date('2026-11-20T12:00:00Z');
const later = new Date(T0.getTime() + 1);

let owner: Person;
let moderator: Person;
let other: Person;
let slug: string;

beforeEach(async () => {
  await resetDb();
  owner = await person({ earnedTrust: 2 });
  moderator = await person({ role: 'moderator' });
  other = await person({ role: 'moderator' });
  slug = await givenNamespace(owner, other, T0);
});

const ask = (who: Person, more: object, now = T0) =>
  transact((tx) => askForNamespace(tx, who, namespaceBody(more), now));
const decide = (who: Person, of: string, verdict: 'accept' | 'refuse', askedAt?: string) =>
  transact((tx) => decideNamespace(tx, who, of, { verdict, reason: 'Seen.', askedAt }, later));
const seat = (by: Person, who: Person, role: 'owner' | 'member' | 'none') =>
  transact((tx) => setMember(tx, by, slug, { handle: who.handle, role, reason: 'So.' }, T0));
const refused = (reason: string) => ({ ok: false, code: 'forbidden', reason });

describe('a moderator in the namespaces of others', () => {
  it('gives roles to others, never to themselves, also as a mere member', async () => {
    expect(await seat(moderator, moderator, 'owner')).toMatchObject(refused('own-role'));
    must(await seat(owner, moderator, 'member'));
    expect(await seat(moderator, moderator, 'owner')).toMatchObject(refused('needs-owner'));
    expect(await seat(other, moderator, 'owner')).toMatchObject({ ok: true });
  });

  it('decides nothing about a rival of their own, while another moderator is active', async () => {
    const { id } = must(await reserve(owner, slug, 19_100, T0));
    must(await ask(moderator, { slug: 'rival', ranges: [{ portStart: 19_150, portEnd: 19_300 }] }));
    must(await ask(owner, { slug: 'second', ranges: [{ portStart: 19_300, portEnd: 19_310 }] }));
    const acts = [
      () => transact((tx) => endReservation(tx, moderator, id, 'Mine.', T0)),
      () => transact((tx) => closeNamespace(tx, moderator, slug, 'Mine.', T0)),
      () => seat(moderator, owner, 'member'),
      () => decide(moderator, 'second', 'refuse'),
    ];
    for (const act of acts) expect(await act()).toMatchObject(refused('rival-namespace'));
    must(await decide(other, 'rival', 'refuse'));
    expect(await acts[0]?.()).toMatchObject({ ok: true });
  });

  it('decides about the request that they looked at, not about one that came after it', async () => {
    const { askedAt } = must(await ask(owner, { slug: 'petrel' }));
    must(await decide(other, 'petrel', 'refuse'));
    const second = must(await ask(await person({ earnedTrust: 2 }), { slug: 'petrel' }, later));
    const stale = { ok: false, code: 'stale', reason: 'asked-anew' };
    expect(await decide(moderator, 'petrel', 'accept', askedAt)).toMatchObject(stale);
    expect(await decide(moderator, 'petrel', 'accept', second.askedAt)).toMatchObject({ ok: true });
  });

  it('does not get around it by leaving for a moment: as a member of a rival', async () => {
    const { id } = must(await reserve(owner, slug, 19_100, T0));
    const mate = await person({ earnedTrust: 2 });
    must(await ask(mate, { slug: 'rival', ranges: [{ portStart: 19_150, portEnd: 19_300 }] }));
    must(await decide(other, 'rival', 'accept'));
    const sit = (by: Person, who: Person, role: 'owner' | 'none') =>
      transact((tx) => setMember(tx, by, 'rival', { handle: who.handle, role, reason: 'So.' }, T0));
    must(await sit(mate, moderator, 'owner'));
    const end = () => transact((tx) => endReservation(tx, moderator, id, 'Mine.', later));
    expect(await end()).toMatchObject(refused('rival-namespace'));
    must(await sit(moderator, moderator, 'none'));
    expect(await end()).toMatchObject(refused('rival-namespace'));
  });

  it('does not get around it by leaving for a moment: as a mere member', async () => {
    must(await seat(owner, moderator, 'member'));
    const mate = await person({ earnedTrust: 2 });
    expect(await seat(moderator, mate, 'owner')).toMatchObject(refused('needs-owner'));
    must(await seat(moderator, moderator, 'none'));
    expect(await seat(moderator, mate, 'owner')).toMatchObject({ ok: false });
  });
});

it('who says who is a member cannot fill the log', async () => {
  const member = await person();
  const roles = Array.from({ length: 40 }, (_, at) =>
    at % 2 === 0 ? ('member' as const) : ('none' as const),
  );
  const said = [];
  for (const role of roles) said.push(await seat(owner, member, role));
  expect(said.at(-1)).toMatchObject({ ok: false, code: 'rate-limited' });
  const set = await testDb().logEntry.count({ where: { action: 'namespace.member-set' } });
  // To ask for it was one, too.
  expect(set + 1).toBe(limitsOf(TRUST.contributor).proposalsPerHour);
});
