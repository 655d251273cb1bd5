import { writeRoute } from '@/lib/api/handler';
import { namespaceParams } from '@/lib/api/params';
import { decideNamespace } from '@/lib/namespaces/commands/ask';
import { decideNamespaceBodySchema } from '@/lib/namespaces/schema';

export const POST = writeRoute({
  params: namespaceParams,
  body: decideNamespaceBodySchema,
  scope: 'moderate',
  run: (tx, { actor, params, body, now }) => decideNamespace(tx, actor, params.slug, body, now),
});
