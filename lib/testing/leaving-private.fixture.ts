import type { Person } from './community';
import { testDb } from './postgres';

export const NOW = new Date('2026-11-20T12:00:00Z');

/** An app that works, a code, a sign-in that waits for one of them, and the network of the first one. */
export async function secondFactor({ id }: Person): Promise<void> {
  const db = testDb();
  await db.user.update({ where: { id }, data: { factorSince: NOW } });
  const app = { userId: id, secret: 'mark-secret', begunAt: NOW, since: NOW, usedStep: 1 };
  await db.authenticator.create({ data: app });
  await db.recoveryCode.create({ data: { userId: id, hash: 'mark-recovery', usedAt: NOW } });
  await db.halfSignIn.create({ data: { userId: id, hash: 'mark-half', expires: NOW } });
  await db.signUp.create({ data: { userId: id, hash: 'mark-network', createdAt: NOW } });
}

/** One trial that was answered, and one that still passes for an edit. */
export async function trialsOf({ id }: Person): Promise<void> {
  const over = { verdict: 'reject', dueAt: NOW };
  const both = { reviewerId: id, broughtAt: NOW };
  await testDb().trial.create({ data: { ...both, editId: 1, ...over } });
  await testDb().trial.create({ data: { ...both, editId: 2 } });
}
