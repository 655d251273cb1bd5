import type { EditSummary } from '@/lib/edits/schema';
import { usualWait, type UsualWait } from '@/lib/edits/rules/usual-wait';
import { type EditState, WAITING_STATES } from '@/lib/edits/types';
import { DAY } from '@/lib/platform/clock';
import { readDb } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { EDIT_INCLUDE, summaries } from './summary';

/** States in which an edit waits for its author. */
const AUTHOR_STATES: readonly EditState[] = ['changes-requested', 'conflicted'];

/** What a member has proposed, by whom it waits for. */
export interface Proposals {
  /** It waits for its author. */
  readonly yours: readonly EditSummary[];
  /** It waits for reviewers. */
  readonly open: readonly EditSummary[];
  /** The newest that were decided, withdrawn or have expired. */
  readonly decided: readonly EditSummary[];
  /** How many were decided in all, by the state they ended in. */
  readonly counts: readonly { readonly state: EditState; readonly count: number }[];
}

const DECIDED_SHOWN = 20;
/** More than any level may have waiting at once; those that wait for over a week are not counted there. */
const MOST_WAITING = 200;

/** Everything that an account has proposed, newest first. */
export async function findProposals(authorId: string): Promise<Proposals> {
  const list = async (state: Prisma.StringFilter, take: number) =>
    summaries(
      readDb(),
      await readDb().edit.findMany({
        where: { authorId, state },
        orderBy: { id: 'desc' },
        take,
        include: EDIT_INCLUDE,
      }),
    );
  const [waiting, decided, groups] = await Promise.all([
    list({ in: [...WAITING_STATES] }, MOST_WAITING),
    list({ notIn: [...WAITING_STATES] }, DECIDED_SHOWN),
    readDb().edit.groupBy({
      by: ['state'],
      where: { authorId, state: { notIn: [...WAITING_STATES] } },
      _count: true,
      orderBy: { state: 'asc' },
    }),
  ]);
  return {
    yours: waiting.filter(({ state }) => AUTHOR_STATES.includes(state)),
    open: waiting.filter(({ state }) => !AUTHOR_STATES.includes(state)),
    decided,
    counts: groups.map(({ state, _count: count }) => ({ state: state as EditState, count })),
  };
}

const LOOKED_BACK_MS = 90 * DAY;
const DECISIONS_LOOKED_AT = 60;

/** How long people's proposals waited for their decision lately; null where too few were decided to say. */
export async function findUsualWait(now: Date): Promise<UsualWait | null> {
  const decided = await readDb().edit.findMany({
    where: {
      state: { in: ['applied', 'rejected'] },
      // What undoes one's own edit waits for nobody, nor does the stock.
      ...{ revertsEditId: null, author: { system: false } },
      decidedAt: { gt: new Date(now.getTime() - LOOKED_BACK_MS) },
    },
    orderBy: { id: 'desc' },
    take: DECISIONS_LOOKED_AT,
    select: { createdAt: true, decidedAt: true },
  });
  return usualWait(
    decided.map(({ createdAt, decidedAt }) => (decidedAt ?? now).getTime() - createdAt.getTime()),
  );
}
