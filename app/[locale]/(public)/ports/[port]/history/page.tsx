import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PortHistory } from '@/components/history/port-history';
import { MissingPage } from '@/components/shell/missing-page';
import { loadPortHistory } from '@/lib/edits/loaders';
import { portHistoryPath } from '@/lib/edits/routes';
import { portFeeds } from '@/lib/feeds/routes';
import { localePath, pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { decodeSegment } from '@/lib/platform/address';
import { loadPortPage } from '@/lib/port-page/loaders';
import { parsePortText } from '@/lib/ports/types';

interface PortHistoryRouteProps {
  readonly params: Promise<{ port: string }>;
}

/** One port, so that the page is proven static when the site is built; all others are made when asked for. */
export function generateStaticParams() {
  return [{ port: '443' }];
}

export async function generateMetadata({ params }: PortHistoryRouteProps): Promise<Metadata> {
  const [t, locale, { port }] = await Promise.all([
    getTranslations('history'),
    currentLocale(),
    params,
  ]);
  const parsed = parsePortText(decodeSegment(port) ?? port);
  if (parsed === null) return { title: t('missing.title'), robots: { index: false, follow: true } };
  const named = { port: String(parsed.port) };
  return {
    title: t('port.title', named),
    description: t('port.lead', named),
    alternates: {
      ...pageAlternates(locale, portHistoryPath(parsed.port)),
      types: portFeeds(parsed.port),
    },
    robots: { index: false, follow: true },
  };
}

export default async function PortHistoryRoute({ params }: PortHistoryRouteProps) {
  const { port } = await params;
  const asked = decodeSegment(port) ?? port;
  const parsed = parsePortText(asked);
  if (parsed === null) return <MissingPage port={asked} />;
  if (!parsed.canonical)
    permanentRedirect(localePath(await currentLocale(), portHistoryPath(parsed.port)));
  const [page, history] = await Promise.all([
    loadPortPage(parsed.port),
    loadPortHistory(parsed.port),
  ]);
  return <PortHistory history={history} page={page} />;
}
