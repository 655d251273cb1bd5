import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MissingEntry } from '@/components/browse/missing-entry';
import { RangePage } from '@/components/browse/range-page';
import { rangeFeeds } from '@/lib/feeds/routes';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { loadRange } from '@/lib/site/loaders';
import { PORTS_PATH, rangePath } from '@/lib/ports/routes';
import { RANGE_NAMES, RANGES, rangeNameSchema } from '@/lib/ports/types';

interface RangeRouteProps {
  readonly params: Promise<{ range: string }>;
}

export function generateStaticParams() {
  return RANGE_NAMES.map((range) => ({ range }));
}

export async function generateMetadata({ params }: RangeRouteProps): Promise<Metadata> {
  const [t, port, locale, { range }] = await Promise.all([
    getTranslations('browse'),
    getTranslations('port'),
    currentLocale(),
    params,
  ]);
  const name = rangeNameSchema.safeParse(range);
  if (!name.success)
    return { title: t('ranges.missing.title'), robots: { index: false, follow: true } };
  const { start, end } = RANGES[name.data];
  return {
    title: `${port(`range.${name.data}`)} ${start}–${end}`,
    description: t(`ranges.${name.data}.short`),
    alternates: { ...pageAlternates(locale, rangePath(name.data)), types: rangeFeeds(name.data) },
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function RangeRoute({ params }: RangeRouteProps) {
  const { range } = await params;
  const name = rangeNameSchema.safeParse(range);
  if (!name.success) return <MissingRange asked={range} />;
  return <RangePage data={await loadRange(name.data)} name={name.data} />;
}

async function MissingRange({ asked }: { readonly asked: string }) {
  const t = await getTranslations('browse');
  return (
    <MissingEntry
      asked={asked}
      index={{ href: PORTS_PATH, label: t('ranges.missing.index') }}
      text={t('ranges.missing.text')}
      title={t('ranges.missing.title')}
    />
  );
}
