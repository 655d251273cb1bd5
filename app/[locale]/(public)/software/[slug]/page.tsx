import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { MissingEntry } from '@/components/browse/missing-entry';
import { FeedbackSection } from '@/components/feedback/feedback-section';
import { SoftwarePage } from '@/components/registry/software-page';
import { loadFeedbackAnswer } from '@/lib/feedback/loaders';
import { softwareFeeds } from '@/lib/feeds/routes';
import { localePath, pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { decodeSegment } from '@/lib/platform/address';
import { loadSoftware, loadSoftwareLocks } from '@/lib/site/loaders';
import { SOFTWARE_INDEX_PATH, softwareEditPath, softwarePath } from '@/lib/software/routes';
import { taglineIn } from '@/lib/software/types';

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
  const reported = software.ports.map(({ portStart, portEnd }) => portsText(portStart, portEnd));
  const official = software.officialUses.flatMap(({ spans }) =>
    spans.map(({ start, end }) => portsText(start, end)),
  );
  const description =
    official.length === 0
      ? t('software.pageDescription', {
          name: software.name,
          count: reported.length,
          ports: reported.slice(0, SAID_PORTS).join(', '),
        })
      : t('software.pageDescriptionOfficial', {
          name: software.name,
          count: official.length,
          ports: official.slice(0, SAID_PORTS).join(', '),
          reports: reported.length,
        });
  const said = taglineIn(software, locale);
  return {
    title: t('software.pageTitle', { name: software.name }),
    // No English in another language's sentence.
    description:
      said?.locale === locale
        ? t('software.described', { name: software.name, tagline: said.text, description })
        : description,
    alternates: {
      ...pageAlternates(locale, softwarePath(software.slug)),
      types: softwareFeeds(software.slug),
    },
    openGraph: { images: '/og/portolan.png' },
  };
}

/** Ports that the description names; the page has all. */
const SAID_PORTS = 8;

const portsText = (start: number, end: number): string =>
  start === end ? String(start) : `${start}–${end}`;

export default async function SoftwareRoute({ params }: SoftwareRouteProps) {
  const { slug } = await params;
  const software = await loadSoftware(slug);
  if (software === null) return <MissingSoftware slug={slug} />;
  if ('mergedInto' in software) {
    permanentRedirect(localePath(await currentLocale(), softwarePath(software.mergedInto)));
  }
  const subject = { page: 'software', key: software.slug } as const;
  return (
    <>
      <SoftwarePage locks={await loadSoftwareLocks(software.slug)} software={software} />
      <FeedbackSection
        answer={await loadFeedbackAnswer(subject)}
        page={subject}
        reportHref={softwareEditPath(software.slug)}
      />
    </>
  );
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
