import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FeedbackSection } from '@/components/feedback/feedback-section';
import { MissingService } from '@/components/registry/missing-service';
import { ServicePage as ServiceView } from '@/components/registry/service-page';
import { loadFeedbackAnswer } from '@/lib/feedback/loaders';
import { loadService } from '@/lib/iana/loaders';
import { localePath, pageAlternates } from '@/lib/i18n/locales';
import { newReportPath } from '@/lib/reports/routes';
import { currentLocale } from '@/lib/i18n/current';
import { decodeSegment } from '@/lib/platform/address';
import { PORTS_PATH, servicePath } from '@/lib/ports/routes';
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
  const subject = { page: 'service', key: service.name.toLowerCase() } as const;
  return (
    <>
      <ServiceView reports={await loadReportsOnPorts(spans)} service={service} />
      <FeedbackSection
        answer={await loadFeedbackAnswer(subject)}
        page={subject}
        reportHref={spans[0] === undefined ? PORTS_PATH : newReportPath(spans[0].start)}
      />
    </>
  );
}
