import { db } from '@/lib/platform/db';
import { grouped } from '@/lib/platform/grouped';
import { type CastBallot, type InStep, inStep, STEP_SINCE_MS } from '../rules/in-step';

/** An account that votes in step with another; for moderators only. */
export interface AccountInStep extends InStep {
  readonly handle: string;
}

/** Accounts that vote in step with the one behind a handle, those most alike first. */
export async function findAccountsInStep(handle: string, now: Date): Promise<AccountInStep[]> {
  const since = { gte: new Date(now.getTime() - STEP_SINCE_MS) };
  const own = await db().vote.findMany({
    where: { user: { handle }, createdAt: since },
    select: { reportId: true, value: true, createdAt: true },
  });
  const reports = [...new Set(own.map(({ reportId }) => reportId))];
  const others = await db().vote.findMany({
    where: { reportId: { in: reports }, createdAt: since, NOT: { user: { handle } } },
    select: { reportId: true, value: true, createdAt: true, user: { select: { handle: true } } },
  });
  const mine = own.map(castBallot);
  return grouped(others, ({ user }) => user.handle)
    .flatMap(([other, theirs]) => {
      const step = other === null ? null : inStep(mine, theirs.map(castBallot));
      return other === null || step === null ? [] : [{ handle: other, ...step }];
    })
    .sort((a, b) => b.alike - a.alike || a.handle.localeCompare(b.handle));
}

function castBallot(vote: { reportId: number; value: string; createdAt: Date }): CastBallot {
  return { report: vote.reportId, value: vote.value, at: vote.createdAt };
}
