import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { MissingEntry } from '@/components/browse/missing-entry';
import { SoftwarePage } from '@/components/registry/software-page';
import { pageAlternates } from '@/lib/i18n/alternates';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { decodeSegment } from '@/lib/platform/address';
import { loadSoftware, loadSoftwareLocks } from '@/lib/site/software-loaders';
import { SOFTWARE_INDEX_PATH, softwarePath } from '@/lib/software/routes';

interface SoftwareRouteProps {
  readonly params: Promise<{ slug: string }>;
}

/** One entry, so that the page is proven static when the site is built; all others are made when asked for. */
export function generateStaticParams() {
  return [{ slug: 'echo' }];
}

export async function generateMetadata({ params }: SoftwareRouteProps): Promise<Metadata> {
  const [t, locale, { slug }] = await Promise.all([
    getTranslations('browse'),
    currentLocale(),
    params,
  ]);
  const software = await loadSoftware(slug);
  if (software === null || 'mergedInto' in software) {
    return { title: t('software.missing.title'), robots: { index: false, follow: true } };
  }
  const ports = software.ports.map(({ portStart, portEnd }) =>
    portStart === portEnd ? portStart : `${portStart}–${portEnd}`,
  );
  return {
    title: t('software.pageTitle', { name: software.name }),
    description: t('software.pageDescription', {
      name: software.name,
      count: ports.length,
      ports: ports.slice(0, 8).join(', '),
    }),
    alternates: pageAlternates(locale, softwarePath(software.slug)),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function SoftwareRoute({ params }: SoftwareRouteProps) {
  const { slug } = await params;
  const software = await loadSoftware(slug);
  if (software === null) return <MissingSoftware slug={slug} />;
  if ('mergedInto' in software) {
    permanentRedirect(localePath(await currentLocale(), softwarePath(software.mergedInto)));
  }
  return <SoftwarePage locks={await loadSoftwareLocks(software.slug)} software={software} />;
}

async function MissingSoftware({ slug }: { readonly slug: string }) {
  const t = await getTranslations('browse');
  return (
    <MissingEntry
      asked={(decodeSegment(slug) ?? slug).replaceAll('-', ' ')}
      index={{ href: SOFTWARE_INDEX_PATH, label: t('software.missing.index') }}
      text={t('software.missing.text')}
      title={t('software.missing.title')}
    />
  );
}
