import { writeRoute } from '@/lib/api/handler';
import { namespaceParams } from '@/lib/api/params';
import { setMember } from '@/lib/namespaces/commands/members';
import { memberBodySchema } from '@/lib/namespaces/schema';

export const POST = writeRoute({
  params: namespaceParams,
  body: memberBodySchema,
  run: (tx, { actor, params, body, now }) => setMember(tx, actor, params.slug, body, now),
});
