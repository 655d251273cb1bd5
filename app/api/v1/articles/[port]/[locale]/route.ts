import { viewRoute } from '@/lib/api/handler';
import { readArticle } from '@/lib/articles/loaders';
import { articleParams } from '@/lib/api/params';
import { userTag } from '@/lib/platform/cache-tags';
import { failure, success } from '@/lib/platform/errors';
import { showsTags } from '@/lib/platform/rendering';

export const GET = viewRoute({
  params: articleParams,
  async read({ params: { port, locale } }) {
    const article = await readArticle(port, locale);
    showsTags(...(article?.authors ?? []).map(userTag));
    // Pages fall back to English; an address of the API means what it says.
    return article?.locale === locale
      ? success(article)
      : failure('not-found', { reason: 'no-such-article' });
  },
});
