import { viewRoute, writeRoute } from '@/lib/api/handler';
import { submitEdit, submitRevert } from '@/lib/edits/commands/submit';
import { listEdits } from '@/lib/edits/queries/list';
import { proposedSummary } from '@/lib/edits/queries/summary';
import { editListQuery, proposalSchema } from '@/lib/edits/schema';
import { type Result, success } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import type { Sql } from '@/lib/platform/sql';
import { readQuery } from '@/lib/platform/list-query';

export const GET = viewRoute({
  async read({ request }) {
    const query = readQuery(request, editListQuery);
    return query.ok ? success(await listEdits(query.value)) : query;
  },
});

export const POST = writeRoute({
  body: proposalSchema,
  status: 201,
  run({ actor, body, now }) {
    const shown = async (sql: Sql, edit: Result<Edit>) =>
      edit.ok ? success(await proposedSummary(sql, edit.value, actor)) : edit;
    // The revert of one's own edit is applied here and now, which takes more than a few statements.
    if (body.kind === 'revert')
      return { inTx: async (tx) => shown(tx, await submitRevert(tx, actor, body, now)) };
    return { inSql: async (sql) => shown(sql, await submitEdit(sql, actor, body, now)) };
  },
});
