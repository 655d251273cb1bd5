import { viewRoute } from '@/lib/api/handler';
import { findArticle } from '@/lib/articles/queries';
import { articleParams } from '@/lib/api/params';
import { failure, success } from '@/lib/platform/errors';

export const GET = viewRoute({
  params: articleParams,
  async read({ params: { port, locale } }) {
    const article = await findArticle(port, locale);
    // Pages fall back to English; an address of the API means what it says.
    return article?.locale === locale
      ? success(article)
      : failure('not-found', { reason: 'no-such-article' });
  },
});
