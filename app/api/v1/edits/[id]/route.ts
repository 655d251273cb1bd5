import { editActRoute } from '@/lib/api/edit-act';
import { viewRoute } from '@/lib/api/handler';
import { ANSWER } from '@/lib/edits/commands/plain-acts';
import { editParams } from '@/lib/api/params';
import { withinScopes } from '@/lib/auth/session';
import { readEdit } from '@/lib/edits/queries/edit';
import { answerBodySchema } from '@/lib/edits/schema';
import { failure, success } from '@/lib/platform/errors';

export const GET = viewRoute({
  params: editParams,
  async read({ viewer, params, now }) {
    const edit = await readEdit(params.id, viewer && withinScopes(viewer), now);
    return edit === null ? failure('not-found', { reason: 'no-such-edit' }) : success(edit);
  },
});

export const PUT = editActRoute(answerBodySchema, ANSWER);
