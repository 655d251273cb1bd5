import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { MissingEntry } from '@/components/browse/missing-entry';
import { PageHead } from '@/components/browse/page-head';
import { CollisionsAnswer } from '@/components/collisions/collisions-answer';
import { LocaleLink } from '@/components/ui/locale-link';
import { loadPair } from '@/lib/collisions/loaders';
import { collisionsPath, versusPath } from '@/lib/collisions/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath, pageAlternates } from '@/lib/i18n/locales';
import { decodeSegment } from '@/lib/platform/address';
import { loadSoftware } from '@/lib/site/loaders';
import { SOFTWARE_INDEX_PATH, softwarePath } from '@/lib/software/routes';

interface VersusProps {
  readonly params: Promise<{ slug: string; other: string }>;
}

/** One pair, so that the page is proven static when the site is built; all others are made when asked for. */
export function generateStaticParams() {
  return [{ slug: 'echo', other: 'grafana' }];
}

/** Two entries by the addresses they have now: one that was merged is the one it became. */
async function pairOf(params: VersusProps['params']) {
  const { slug, other } = await params;
  const [one, two] = await Promise.all([loadSoftware(slug), loadSoftware(other)]);
  const now = (found: typeof one, asked: string) =>
    found === null ? null : 'mergedInto' in found ? found.mergedInto : asked;
  return { asked: [slug, other] as const, now: [now(one, slug), now(two, other)] as const };
}

export async function generateMetadata({ params }: VersusProps): Promise<Metadata> {
  const [t, locale, { now }] = await Promise.all([
    getTranslations('collisions'),
    currentLocale(),
    pairOf(params),
  ]);
  const [first, second] = now;
  const pair = first === null || second === null ? null : await loadPair(first, second);
  if (first === null || second === null || pair === null)
    return { title: t('versus.missing'), robots: { index: false, follow: true } };
  const [one, two] = pair.set.map(({ name }) => name);
  const names = { one: one ?? '', two: two ?? '' };
  // The pair has one address for search engines, whichever way round it was asked for.
  const [a = first, b = second] = [first, second].sort();
  return {
    title: t('versus.title', names),
    description: t('versus.description', names),
    alternates: pageAlternates(locale, versusPath(a, b)),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function VersusRoute({ params }: VersusProps) {
  const [t, browse, { asked, now }] = await Promise.all([
    getTranslations('collisions'),
    getTranslations('browse'),
    pairOf(params),
  ]);
  const [one, two] = now;
  const missing = asked.find((_, at) => now[at] === null);
  const pair = one === null || two === null ? null : await loadPair(one, two);
  if (one === null || two === null || pair === null) {
    return (
      <MissingEntry
        asked={(decodeSegment(missing ?? '') ?? '').replaceAll('-', ' ')}
        index={{ href: SOFTWARE_INDEX_PATH, label: t('title') }}
        text={t('versus.missingText')}
        title={t('versus.missing')}
      />
    );
  }
  if (one === two || one !== asked[0] || two !== asked[1])
    permanentRedirect(
      localePath(await currentLocale(), one === two ? softwarePath(one) : versusPath(one, two)),
    );
  const [first, second] = pair.set;
  const names = { one: first?.name ?? '', two: second?.name ?? '' };
  return (
    <div className="wrap">
      <PageHead
        crumbs={[first, second].flatMap((software) =>
          software === undefined
            ? []
            : [{ href: softwarePath(software.slug), label: <bdi>{software.name}</bdi> }],
        )}
        crumbsLabel={browse('crumbs')}
        title={t('versus.title', names)}
      />
      <CollisionsAnswer {...pair} />
      <p>
        <LocaleLink href={collisionsPath([one, two])} rel="nofollow">
          {t('versus.add')}
        </LocaleLink>
      </p>
    </div>
  );
}
