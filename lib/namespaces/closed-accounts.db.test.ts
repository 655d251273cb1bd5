import { beforeEach, describe, expect, it } from 'vitest';
import { closeAccount } from '@/lib/auth/commands/accounts';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { withClient } from '@/lib/instance/postgres/connect';
import { databaseUrl } from '@/lib/platform/env';
import { transact } from '@/lib/platform/transact';
import { must, person, type Person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { askForNamespace, decideNamespace } from './commands/ask';
import { setMember } from './commands/members';
import { givenNamespace, namespaceBody, reserve } from './namespaces.fixture';
import { findNamespace } from './queries/namespaces';
import type { MemberBody } from './schema';

const T0 = new Date('2026-11-20T12:00:00Z');

let owner: Person;
let other: Person;
let moderator: Person;
let slug: string;

beforeEach(async () => {
  await resetDb();
  owner = await person({ earnedTrust: 2 });
  other = await person({ earnedTrust: 2 });
  moderator = await person({ role: 'moderator' });
  slug = await givenNamespace(owner, moderator, T0);
});

const close = ({ id }: Person) => transact((tx) => closeAccount(tx, id, T0));
const seat = (handle: string, role: MemberBody['role'], by = owner) =>
  transact((tx) => setMember(tx, by, slug, { handle, role, reason: 'They release.' }, T0));

async function expectWhole(): Promise<void> {
  await withClient(databaseUrl(), async (client) => {
    expect(await findBrokenInvariants(client)).toEqual([]);
  });
}

describe('an account that owns a namespace alone', () => {
  it('is closed only when that is handed on, and nothing is done before', async () => {
    must(await reserve(owner, slug, 19_100, T0));
    must(await seat(other.handle, 'member'));
    expect(await close(owner)).toMatchObject({ reason: 'last-owner', detail: 'Kestrel' });
    expect(await testDb().user.findUnique({ where: { id: owner.id } })).toMatchObject({
      handle: owner.handle,
      email: `${owner.handle}@example.org`,
    });
    must(await seat(other.handle, 'owner'));
    const handle = must(await close(owner));
    expect((await findNamespace(slug))?.members).toMatchObject([
      { handle: other.handle, role: 'owner' },
    ]);
    expect(await findNamespace(slug)).toMatchObject({ askedBy: handle, reserved: 1 });
    const told = await testDb().logEntry.findFirst({ orderBy: { id: 'desc' } });
    expect(told).toMatchObject({
      ...{ action: 'namespace.member-set', actorId: owner.id, subjectId: slug },
      data: { user: owner.id, before: 'owner', after: 'none' },
    });
    await expectWhole();
  });

  it('does not get away because the other owner closes theirs at the same moment', async () => {
    must(await seat(other.handle, 'owner'));
    const both = await Promise.all([close(owner), close(other)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await expectWhole();
  });

  it('is handed on by a moderator where its owner cannot', async () => {
    must(await seat(other.handle, 'owner', moderator));
    must(await close(owner));
    await expectWhole();
  });
});

describe('an account that is closed', () => {
  it('is given no role', async () => {
    const handle = must(await close(other));
    expect(await seat(handle, 'member')).toMatchObject({ reason: 'no-such-user' });
  });

  it('does not become the owner of what it had asked for: that is refused', async () => {
    const body = namespaceBody({ slug: 'petrel' });
    must(await transact((tx) => askForNamespace(tx, other, body, T0)));
    must(await close(other));
    const decide = (verdict: 'accept' | 'refuse') =>
      transact((tx) => decideNamespace(tx, moderator, 'petrel', { verdict, reason: 'No.' }, T0));
    expect(await decide('accept')).toMatchObject({ code: 'forbidden', reason: 'asker-gone' });
    must(await decide('refuse'));
    await expectWhole();
  });
});
