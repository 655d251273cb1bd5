import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EditPage } from '@/components/edits/edit-page';
import { titleText } from '@/components/edits/edit-title';
import { MissingEdit } from '@/components/edits/missing-edit';
import { loadEdit, loadUsualWait } from '@/lib/edits/loaders';
import { editPath } from '@/lib/edits/routes';
import { editIdSchema } from '@/lib/edits/schema';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';

interface EditRouteProps {
  readonly params: Promise<{ id: string }>;
}

/** One number, so that the page is proven static when the site is built; all others are made when asked for. */
export function generateStaticParams() {
  return [{ id: '1' }];
}

async function askedEdit({ params }: EditRouteProps) {
  const { id } = await params;
  const parsed = editIdSchema.safeParse(id);
  // No edit has the number 0; asked for like the others, it is kept no longer than they are.
  return { asked: id, found: await loadEdit(parsed.success ? parsed.data : 0) };
}

export async function generateMetadata(props: EditRouteProps): Promise<Metadata> {
  const [t, locale, { asked, found }] = await Promise.all([
    getTranslations('edits'),
    currentLocale(),
    askedEdit(props),
  ]);
  if (found === null) return { title: t('title'), robots: { index: false, follow: true } };
  return {
    title: `${t('number', { id: asked })}: ${titleText(found.edit, t, locale)}`,
    alternates: pageAlternates(locale, editPath(found.edit.id)),
    robots: { index: false, follow: true },
  };
}

export default async function EditRoute(props: EditRouteProps) {
  const [{ asked, found }, wait] = await Promise.all([askedEdit(props), loadUsualWait()]);
  return found === null ? (
    <MissingEdit asked={asked} />
  ) : (
    <EditPage context={found.context} edit={found.edit} wait={wait} />
  );
}
