import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MissingEntry } from '@/components/browse/missing-entry';
import { ReleasePage } from '@/components/registry/release-page';
import { formatDay } from '@/components/ui/formats';
import { loadRelease, loadReleaseTale } from '@/lib/iana/loaders';
import { RELEASES_PATH, releasePath } from '@/lib/iana/routes';
import { releaseDateSchema } from '@/lib/iana/schema';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';

interface ReleaseRouteProps {
  readonly params: Promise<{ date: string }>;
}

/** One date, so that the page is proven static when the site is built; all others are made when asked for. */
export function generateStaticParams() {
  return [{ date: '2026-08-17' }];
}

async function askedRelease({ params }: ReleaseRouteProps) {
  const date = releaseDateSchema.safeParse((await params).date);
  return date.success ? loadRelease(date.data) : null;
}

export async function generateMetadata(props: ReleaseRouteProps): Promise<Metadata> {
  const [t, locale, found] = await Promise.all([
    getTranslations('registry'),
    currentLocale(),
    askedRelease(props),
  ]);
  if (found === null)
    return { title: t('release.missing.title'), robots: { index: false, follow: true } };
  const { date, rows } = found;
  return {
    title: t('release.title', { date: formatDay(date, locale) }),
    description: t('release.counts', { ...rows }),
    alternates: pageAlternates(locale, releasePath(date)),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function ReleaseRoute(props: ReleaseRouteProps) {
  const found = await askedRelease(props);
  if (found === null) return <MissingRelease asked={(await props.params).date} />;
  return <ReleasePage release={found} tale={await loadReleaseTale(found.date)} />;
}

async function MissingRelease({ asked }: { readonly asked: string }) {
  const t = await getTranslations('registry');
  return (
    <MissingEntry
      asked={asked}
      index={{ href: RELEASES_PATH, label: t('release.missing.index') }}
      text={t('release.missing.text')}
      title={t('release.missing.title')}
    />
  );
}
