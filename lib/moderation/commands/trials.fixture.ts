import type { Actor } from '@/lib/auth/types';
import { DAY } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { success } from '@/lib/platform/errors';
import type { Person } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { after, opened, T0 } from '../queries/review.fixture';
import { bringTrial } from './trials';

/** Makes the numbers of edits and trials so large that they stand in no answer by chance. */
export const LARGE_NUMBERS = `SELECT setval('edit_id_seq', 77123450)`;

/** The person at their desk. */
export function atDesk(who: Person): Actor {
  return { ...who, via: 'session', sessionId: 'here', tokenId: null } as unknown as Actor;
}

/** Gives the reviewer's account so many verdicts that a trial is due, and brings it: its number, 0 for none. */
export async function bringOne(me: Actor, author: Person, ms: number): Promise<number> {
  const edit = await opened(60_000 + ms / DAY, author);
  const given = { editId: edit.id, reviewerId: me.id, verdict: 'reject', reason: 'No.', trust: 3 };
  await testDb().review.createMany({
    data: Array.from({ length: 30 }, () => ({ ...given, createdAt: T0, voidedAt: T0 })),
  });
  await transact(async (tx) => success(await bringTrial(tx, me, after(ms))));
  return (await testDb().trial.findFirst({ where: { verdict: null } }))?.id ?? 0;
}
