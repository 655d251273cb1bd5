import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { InitialLinks } from '@/components/registry/initial-links';
import { ServiceList } from '@/components/registry/service-list';
import { loadServiceCounts, loadServices } from '@/lib/iana/loaders';
import { servicesPath } from '@/lib/iana/routes';
import { parseInitial } from '@/lib/iana/service-index';
import { pageAlternates } from '@/lib/i18n/alternates';
import { currentLocale } from '@/lib/i18n/current';

/** Made for each request, whole: nothing of it waits for a script. */
export const instant = false;

interface ServicesPageProps {
  readonly searchParams: Promise<{ letter?: string | string[] }>;
}

async function askedInitial(searchParams: ServicesPageProps['searchParams']) {
  const { letter } = await searchParams;
  return parseInitial(typeof letter === 'string' ? letter : letter?.[0]);
}

export async function generateMetadata({ searchParams }: ServicesPageProps): Promise<Metadata> {
  const [t, locale, initial] = await Promise.all([
    getTranslations('registry'),
    currentLocale(),
    askedInitial(searchParams),
  ]);
  return {
    title:
      initial === null ? t('services.title') : t('services.titleOf', { initial: wordOf(initial) }),
    alternates: pageAlternates(locale, servicesPath(initial ?? undefined)),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function ServicesPage({ searchParams }: ServicesPageProps) {
  const [t, initial, counts] = await Promise.all([
    getTranslations('registry'),
    askedInitial(searchParams),
    loadServiceCounts(),
  ]);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const shown = initial ?? 'a';
  return (
    <div className="wrap">
      <PageHead lead={t('services.lead', { count: total })} title={t('services.title')} />
      <InitialLinks counts={counts} current={shown} />
      <ServiceList
        caption={t('services.titleOf', { initial: wordOf(shown) })}
        services={await loadServices(shown)}
      />
    </div>
  );
}

/** `0` stands for everything that begins with no letter. */
function wordOf(initial: string): string {
  return initial === '0' ? '0–9 …' : initial.toUpperCase();
}
