import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { MissingEntry } from '@/components/browse/missing-entry';
import { ServicePage as ServiceView } from '@/components/registry/service-page';
import { loadService } from '@/lib/iana/loaders';
import { servicesPath } from '@/lib/iana/routes';
import { initialOf } from '@/lib/iana/service-index';
import { pageAlternates } from '@/lib/i18n/alternates';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { decodeSegment } from '@/lib/platform/address';
import { servicePath } from '@/lib/ports/routes';
import { loadReportsOnPorts } from '@/lib/reports/loaders-list';

interface ServiceRouteProps {
  readonly params: Promise<{ name: string }>;
}

/** One name, so that the page is proven static when the site is built; all others are made when asked for. */
export function generateStaticParams() {
  return [{ name: 'http' }];
}

async function askedService({ params }: ServiceRouteProps) {
  const { name } = await params;
  const asked = decodeSegment(name);
  return { asked: asked ?? name, service: asked === null ? null : await loadService(asked) };
}

export async function generateMetadata(props: ServiceRouteProps): Promise<Metadata> {
  const [t, locale, { service }] = await Promise.all([
    getTranslations('registry'),
    currentLocale(),
    askedService(props),
  ]);
  if (service === null)
    return { title: t('service.missing.title'), robots: { index: false, follow: true } };
  const ports = service.ports.map(({ portStart, portEnd }) =>
    portStart === portEnd ? portStart : `${portStart}–${portEnd}`,
  );
  return {
    title: t('service.pageTitle', { name: service.name }),
    description: t('service.pageDescription', {
      name: service.name,
      count: service.ports.length,
      ports: ports.slice(0, 8).join(', '),
      description: service.entries[0]?.description ?? '',
    }),
    alternates: pageAlternates(locale, servicePath(service.name)),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function ServiceRoute(props: ServiceRouteProps) {
  const { asked, service } = await askedService(props);
  if (service === null) return <MissingService asked={asked} />;
  // Names are compared without case; the address has the registry's own spelling.
  if (service.name !== asked)
    permanentRedirect(localePath(await currentLocale(), servicePath(service.name)));
  const spans = service.ports.map(({ portStart, portEnd }) => ({ start: portStart, end: portEnd }));
  return <ServiceView reports={await loadReportsOnPorts(spans)} service={service} />;
}

async function MissingService({ asked }: { readonly asked: string }) {
  const t = await getTranslations('registry');
  return (
    <MissingEntry
      asked={asked}
      index={{ href: servicesPath(initialOf(asked)), label: t('service.missing.index') }}
      text={t('service.missing.text')}
      title={t.rich('service.missing.titleOf', {
        name: () => <bdi dir="ltr">{asked.slice(0, 60)}</bdi>,
      })}
    />
  );
}
