import { changedPortsTags, NAMESPACES_TAG, notifyTags, USES_TAG } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import { namespaceTag } from '@/lib/platform/cache-tags';

/** The pages that show a namespace are out of date: its own and the list; of a reserved port its page and picks. */
export async function tellNamespace(tx: Tx, slug: string, port?: number): Promise<void> {
  const ports =
    port === undefined ? [] : [...changedPortsTags({ portStart: port, portEnd: port }), USES_TAG];
  await notifyTags(tx, [namespaceTag(slug), NAMESPACES_TAG, ...ports]);
}
