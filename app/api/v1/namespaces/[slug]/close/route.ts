import { writeRoute } from '@/lib/api/handler';
import { namespaceParams } from '@/lib/api/params';
import { closeNamespace } from '@/lib/namespaces/commands/members';
import { namespaceReasonSchema } from '@/lib/namespaces/schema';

export const POST = writeRoute({
  params: namespaceParams,
  body: namespaceReasonSchema,
  run: (tx, { actor, params, body, now }) =>
    closeNamespace(tx, actor, params.slug, body.reason, now),
});
