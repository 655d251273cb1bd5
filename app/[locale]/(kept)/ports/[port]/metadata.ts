import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ArticleView } from '@/lib/articles/types';
import { portFeeds } from '@/lib/feeds/routes';
import { DEFAULT_LOCALE, type Locale, localePath, LOCALES } from '@/lib/i18n/locales';
import type { PortPage } from '@/lib/port-page/page-model';
import { profileWords } from '@/lib/services/profile';
import { portImagePath, portPath } from '@/lib/ports/routes';
import { saidReports } from '@/lib/port-page/sentence-practice';
import { portSentence, type SentenceTranslator } from '@/lib/port-page/sentence-text';

/** Names in a title before it grows too long for a tab. */
const TITLE_NAMES = 3;
const IMAGE_SIZE = { width: 1200, height: 630 } as const;

/** Title, description, languages and picture of a port page; ports nobody says anything of are not indexed. */
export async function portMetadata(
  page: PortPage,
  article: ArticleView | null,
  locale: Locale,
): Promise<Metadata> {
  const [t, sentence] = await Promise.all([getTranslations('port'), getTranslations('sentence')]);
  const names = [
    ...page.services.map(({ name, profile }) =>
      profile === null ? name : profileWords(profile, locale).plainName,
    ),
    ...saidReports(page).map((report) => report.software.name),
  ].slice(0, TITLE_NAMES);
  const port = String(page.port);
  const title =
    names.length === 0 ? t('title', { port }) : t('titleNamed', { port, names: names.join(', ') });
  const description = portSentence(page, sentence as SentenceTranslator, locale);
  const path = portPath(page.port);
  const image = { url: portImagePath(page.port), ...IMAGE_SIZE, alt: description };
  const isKnown = page.services.length > 0 || page.reports.length > 0 || article !== null;
  return {
    title,
    description,
    alternates: {
      canonical: localePath(locale, path),
      languages: {
        ...Object.fromEntries(LOCALES.map((one) => [one, localePath(one, path)])),
        'x-default': localePath(DEFAULT_LOCALE, path),
      },
      types: portFeeds(page.port),
    },
    openGraph: {
      type: 'article',
      title,
      description,
      url: localePath(locale, path),
      locale,
      images: [image],
    },
    twitter: { card: 'summary_large_image', title, description, images: [image.url] },
    ...(isKnown ? {} : { robots: { index: false, follow: true } }),
  };
}
