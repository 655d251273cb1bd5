import type { Metadata } from 'next';
import { cacheLife } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { MissingPage } from '@/components/shell/missing-page';

export const ensureStatic = 'navigation';

/** One address, so that the page is proven static when the site is built. */
export function generateStaticParams() {
  return [{ rest: ['missing'] }];
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return { title: t('missing.title'), robots: { index: false, follow: true } };
}

interface MissingRouteProps {
  readonly params: Promise<{ rest: string[] }>;
}

export default async function MissingRoute({ params }: MissingRouteProps) {
  await Promise.all([params, aMinute()]);
  return <MissingPage />;
}

/** A page may come to stand at the address: without this, shared caches would keep its absence for a year. */
async function aMinute(): Promise<void> {
  'use cache';
  cacheLife({ stale: 60, revalidate: 60, expire: 300 });
  return Promise.resolve();
}
