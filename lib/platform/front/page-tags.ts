import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

/** Where Next keeps what it knows of a request. */
const REQUEST_META = Symbol.for('NextInternalRequestMeta');
/** The header that Next stores with a page: the tags of all data that went into it. */
const TAGS_HEADER = 'x-next-cache-tags';
/** Tags that Next makes of a page's address; nobody ever expires one. */
const ADDRESS_TAG = '_N_T_';

const entrySchema = z.object({
  value: z.object({ headers: z.object({ [TAGS_HEADER]: z.string() }) }),
});

/**
 * Listens for the tags of the page that Next answers this request with (its documented hook for those
 * who keep pages, `requestMeta.onCacheEntry`). The function returned gives them once the answer is
 * finished: `null` where Next said nothing, so that any change forgets the page.
 */
export function watchTags(request: IncomingMessage): () => readonly string[] | null {
  let tags: readonly string[] | null = null;
  const onCacheEntry = (entry: unknown): Promise<boolean> => {
    const said = entrySchema.safeParse(entry);
    if (said.success)
      tags = said.data.value.headers[TAGS_HEADER].split(',').filter(
        (tag) => !tag.startsWith(ADDRESS_TAG),
      );
    // Next goes on and answers by itself.
    return Promise.resolve(false);
  };
  const meta = { onCacheEntry, onCacheEntryV2: onCacheEntry };
  Object.assign(request, { [REQUEST_META]: meta });
  return () => tags;
}
