import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MissingEntry } from '@/components/browse/missing-entry';
import { NamespacePage } from '@/components/namespaces/namespace-page';
import { currentLocale } from '@/lib/i18n/current';
import { pageAlternates } from '@/lib/i18n/locales';
import { loadNamespace } from '@/lib/namespaces/loaders';
import { NAMESPACES_PATH, namespacePath } from '@/lib/namespaces/routes';
import { decodeSegment } from '@/lib/platform/address';

interface NamespaceRouteProps {
  readonly params: Promise<{ slug: string }>;
}

/** One slug, so that the page is proven static when the site is built; all others are made when asked for. */
export function generateStaticParams() {
  return [{ slug: 'none' }];
}

export async function generateMetadata({ params }: NamespaceRouteProps): Promise<Metadata> {
  const [t, locale, { slug }] = await Promise.all([
    getTranslations('namespaces'),
    currentLocale(),
    params,
  ]);
  const found = await loadNamespace(slug);
  if (found === null) return { title: t('missing.title'), robots: { index: false, follow: true } };
  const { name, purpose, state } = found.namespace;
  return {
    title: t('pageTitle', { name }),
    description: purpose,
    alternates: pageAlternates(locale, namespacePath(found.namespace.slug)),
    openGraph: { images: '/og/portolan.png' },
    ...(state === 'active' ? {} : { robots: { index: false, follow: true } }),
  };
}

export default async function NamespaceRoute({ params }: NamespaceRouteProps) {
  const [t, { slug }] = await Promise.all([getTranslations('namespaces'), params]);
  const found = await loadNamespace(slug);
  if (found !== null) return <NamespacePage {...found} />;
  return (
    <MissingEntry
      asked={(decodeSegment(slug) ?? slug).replaceAll('-', ' ')}
      index={{ href: NAMESPACES_PATH, label: t('title') }}
      text={t('missing.text')}
      title={t('missing.title')}
    />
  );
}
