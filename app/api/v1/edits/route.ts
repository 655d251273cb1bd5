import { viewRoute, writeRoute } from '@/lib/api/handler';
import { submitEdit } from '@/lib/edits/commands/submit';
import { listEdits } from '@/lib/edits/queries/lists';
import { proposedSummary } from '@/lib/edits/queries/summary';
import { proposalSchema } from '@/lib/edits/schema';
import { editListQuery } from '@/lib/edits/list-schema';
import { success } from '@/lib/platform/errors';
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
  async run(tx, { actor, body, now }) {
    const edit = await submitEdit(tx, actor, body, now);
    return edit.ok ? success(await proposedSummary(tx, edit.value, actor)) : edit;
  },
});
