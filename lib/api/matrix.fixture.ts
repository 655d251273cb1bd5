import { createToken } from '@/lib/auth/commands/tokens';
import type { Scope } from '@/lib/auth/types';
import { raiseFlag } from '@/lib/moderation/commands/flags';
import { lockSubject } from '@/lib/moderation/commands/locks';
import { transact } from '@/lib/platform/transact';
import { applied, givenReport, must, opened, person, reportChanges } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { fillNamespaces } from './matrix-namespaces.fixture';
import { importRelease } from '@/lib/iana/commands/import';

/** Everybody who may come, from the least. `author` wrote what stands and waits. */
export const ACTORS = [
  'visitor',
  'revoked',
  'reading',
  'suspended',
  'suspended-moderator',
  'member',
  'contributor',
  'author',
  'reviewer',
  'without-moderate',
  'moderator',
  'admin',
] as const;
export type ActorName = (typeof ACTORS)[number];

/** What the calls are about. */
export interface Stage {
  readonly headers: Readonly<Record<ActorName, Readonly<Record<string, string>>>>;
  readonly report: number;
  readonly edit: number;
  readonly withdrawn: number;
  readonly flag: number;
  readonly lock: number;
  readonly appeal: number;
  readonly rogue: string;
  /** By the slug of the namespace. */
  readonly reservations: Readonly<Record<string, number>>;
  readonly proposal: unknown;
  readonly answer: unknown;
}

const ROLES: Readonly<Record<Exclude<ActorName, 'visitor'>, string>> = {
  revoked: 'moderator',
  reading: 'moderator',
  suspended: 'member',
  'suspended-moderator': 'moderator',
  member: 'member',
  contributor: 'member',
  author: 'member',
  reviewer: 'reviewer',
  'without-moderate': 'moderator',
  moderator: 'moderator',
  admin: 'admin',
};

const SCOPES: Partial<Record<ActorName, readonly Scope[]>> = {
  reading: ['read'],
  'without-moderate': ['read', 'write'],
};

const RELEASE = `<?xml version='1.0' encoding='UTF-8'?>
<registry xmlns="http://www.iana.org/assignments" id="service-names-port-numbers"><updated>2026-08-17</updated>
<record><name>http</name><protocol>tcp</protocol><description>World Wide Web HTTP</description><number>80</number></record>
</registry>`;

/** Accounts with a token each, a release, and what reads meet. */
export async function fillStage(): Promise<Stage> {
  await resetDb();
  const db = testDb();
  const now = new Date();
  const headers = { visitor: {} } as Record<ActorName, Record<string, string>>;
  for (const [name, role] of Object.entries(ROLES) as [ActorName, string][]) {
    const isOut = name.startsWith('suspended');
    const user = await db.user.create({
      data: {
        ...{ handle: name, email: `${name}@example.org`, emailVerified: now, role },
        ...(name === 'contributor' && { earnedTrust: 2 }),
        ...(isOut && { suspendedAt: now, suspendReason: 'Spam.' }),
      },
    });
    const scopes = SCOPES[name] ?? ['read', 'write', 'moderate'];
    const token = must(await createToken(db, user.id, { name, scopes, expiresAt: null }, now));
    if (name === 'revoked') await db.apiToken.updateMany({ data: { revokedAt: now } });
    headers[name] = { authorization: `Bearer ${token}` };
  }
  await importRelease(Buffer.from(RELEASE), {}, now);
  const author = await authorNamed('author');
  const report = await givenReport(author, {}, now);
  await givenReport(author, { portStart: 1400, portEnd: 1400, software: { name: 'Gin' } }, now);
  const story = { title: 'Echo', body: 'Text' };
  const subject = { port: 1323, locale: 'en' };
  await applied(author, { kind: 'article.update', subject, changes: story }, now);
  const reservations = await fillNamespaces(author.id, ACTORS, now);
  return { headers, report, reservations, ...(await fillTargets(0)) };
}

async function authorNamed(handle: string) {
  const { id } = await testDb().user.findUniqueOrThrow({ where: { handle } });
  return { id, trust: 1 };
}

/** What only one act can be done to, anew; `at` tells it from those before. */
export async function fillTargets(
  at: number,
): Promise<Omit<Stage, 'headers' | 'report' | 'reservations'>> {
  const db = testDb();
  const now = new Date();
  const author = await authorNamed('author');
  const away = { state: 'withdrawn', decidedAt: now, dueAt: null };
  await db.edit.updateMany({ where: { state: 'open' }, data: away });
  await db.limitWindow.deleteMany();
  const port = 2000 + 3 * at;
  const named = (n: number) => ({ software: { name: `Tool ${n}` } });
  const other = await opened(author, port, now, named(port));
  await db.edit.update({ where: { id: other.id }, data: away });
  const edit = await opened(author, port + 1, now, named(port + 1));
  const [one, two] = [await person(), await person({ role: 'moderator' })];
  const lockable = await givenReport(
    one,
    { portStart: port + 2, portEnd: port + 2, ...named(port + 2) },
    now,
  );
  const about = { subject: { type: 'edit', id: edit.id }, reason: 'spam', note: 'Look.' } as const;
  const flag = must(await transact((tx) => raiseFlag(tx, one, about, now)));
  const term = { level: 'reviewer', term: '7-days', reason: 'War.' } as const;
  const locked = { subject: { type: 'report', id: lockable }, ...term } as const;
  const lock = must(await transact((tx) => lockSubject(tx, two, locked, now)));
  const suspension = { suspendedAt: now, suspendReason: 'Spam.' };
  const rogue = await db.user.create({ data: { handle: `rogue-${at}`, ...suspension } });
  const appeal = await db.appeal.create({
    data: { ...suspension, userId: rogue.id, suspendedById: two.id, text: 'No.', createdAt: now },
  });
  return {
    ...{ edit: edit.id, withdrawn: other.id, flag: flag.id, lock: lock.id },
    ...{ appeal: appeal.id, rogue: `rogue-${at}` },
    proposal: {
      kind: 'report.create',
      changes: reportChanges({ portStart: 1500, portEnd: 1500, software: { name: 'Martini' } }),
      note: 'New.',
    },
    answer: {
      changes: reportChanges({
        ...{ portStart: port + 1, portEnd: port + 1, ...named(port + 1) },
        summary: 'Said in other words',
      }),
      note: 'Again.',
    },
  };
}
