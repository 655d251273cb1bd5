'use server';

import { answerForm } from '@/app/[locale]/(member)/propose';
import {
  ARTICLE_FORM_FIELDS,
  articleFromForm,
  articleValues,
  checkArticleEdit,
  sourceOf,
  withArticle,
} from '@/components/articles/edit/values';
import { findEdited } from '@/lib/articles/queries';
import type { Locale } from '@/lib/i18n/locales';

interface Place {
  readonly port: number;
  readonly locale: Locale;
}

/** The article form of a browser without scripts. */
export async function editArticleAction(place: Place, form: FormData): Promise<void> {
  const values = articleFromForm(form);
  const { article, original } = await findEdited(place.port, place.locale);
  const source = sourceOf(original);
  const content = article?.content ?? null;
  const before = articleValues(content, source);
  const checked = checkArticleEdit({ ...place, content, source }, values, before);
  await answerForm('edit', values, checked, form, {
    ...{ fields: ARTICLE_FORM_FIELDS, withContent: withArticle },
    ...{ before, revision: article?.revision ?? null },
  });
}
