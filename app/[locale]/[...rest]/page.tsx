import type { Metadata } from 'next';
import { cacheLife } from 'next/cache';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { MissingPage } from '@/components/shell/missing-page';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { decodeSegment } from '@/lib/platform/address';
import { portPath } from '@/lib/ports/routes';
import { parsePortText } from '@/lib/ports/types';

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
  const [{ rest }] = await Promise.all([params, aMinute()]);
  const asked = askedPort(rest);
  if (asked === undefined) return <MissingPage />;
  const parsed = parsePortText(asked);
  if (parsed === null) return <MissingPage port={asked} />;
  permanentRedirect(localePath(await currentLocale(), portPath(parsed.port)));
}

/** What stands in a port's place in an address that is no port's page: `/missing/ports/…` (next.config.js). */
function askedPort([missing, ports, port, ...more]: string[]): string | undefined {
  if (missing !== 'missing' || ports !== 'ports' || more.length > 0) return undefined;
  return port === undefined ? undefined : (decodeSegment(port) ?? port);
}

/** A page may come to stand at the address: without this, shared caches would keep its absence for a year. */
async function aMinute(): Promise<void> {
  'use cache';
  cacheLife({ stale: 60, revalidate: 60, expire: 300 });
  return Promise.resolve();
}
