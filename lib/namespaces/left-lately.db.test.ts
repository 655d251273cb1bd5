import { beforeEach, describe, expect, it } from 'vitest';
import { transact } from '@/lib/platform/transact';
import { must, person, type Person } from '@/lib/testing/community';
import { resetDb } from '@/lib/testing/postgres';
import { askForNamespace, decideNamespace } from './commands/ask';
import { endReservation } from './commands/end';
import { setMember } from './commands/members';
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
