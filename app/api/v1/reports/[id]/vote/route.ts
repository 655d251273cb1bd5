import { writeRoute } from '@/lib/api/handler';
import { reportParams } from '@/lib/api/params';
import { castVote, giveReason, takeVoteLimit, withdrawVote } from '@/lib/votes/commands';
import { hasReport } from '@/lib/votes/queries';
import { voteBodySchema } from '@/lib/votes/types';

const exists = (tx: Parameters<typeof hasReport>[0], { id }: { id: number }) => hasReport(tx, id);

export const PUT = writeRoute({
  params: reportParams,
  body: voteBodySchema,
  exists,
  async run(tx, { actor, params, body, now }) {
    const voted = await castVote(tx, actor, params.id, body.value, now);
    if (!voted.ok) return voted;
    if (body.reason !== undefined) await giveReason(tx, actor, params.id, body.reason);
    const taken = await takeVoteLimit(tx, actor, now);
    return taken.ok ? voted : taken;
  },
});

export const DELETE = writeRoute({
  params: reportParams,
  exists,
  run: (tx, { actor, params, now }) => withdrawVote(tx, actor, params.id, now),
});
