import { writeRoute } from '@/lib/api/handler';
import { reportParams } from '@/lib/api/params';
import { takeVoteLimit } from '@/lib/votes/limits';
import { castVote, withdrawVote } from '@/lib/votes/commands';
import { hasReport } from '@/lib/votes/queries';
import { voteBodySchema } from '@/lib/votes/types';

const exists = (tx: Parameters<typeof hasReport>[0], { id }: { id: number }) => hasReport(tx, id);

export const PUT = writeRoute({
  params: reportParams,
  body: voteBodySchema,
  exists,
  run: ({ actor, params, body, now }) => ({
    async inSql(sql) {
      const voted = await castVote(sql, actor, params.id, body.value, now);
      if (!voted.ok) return voted;
      const taken = await takeVoteLimit(sql, actor, now);
      return taken.ok ? voted : taken;
    },
  }),
});

export const DELETE = writeRoute({
  params: reportParams,
  exists,
  run: ({ actor, params, now }) => ({ inSql: (sql) => withdrawVote(sql, actor, params.id, now) }),
});
