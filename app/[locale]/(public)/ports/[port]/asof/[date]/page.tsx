import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MissingAsOf, type NoAsOf } from '@/components/ports/missing-as-of';
import { PortAsOfView } from '@/components/ports/port-as-of';
import { MissingPage } from '@/components/shell/missing-page';
import { formatDay } from '@/components/ui/formats';
import { releaseDateSchema } from '@/lib/iana/schema';
import { currentLocale } from '@/lib/i18n/current';
import { loadPortAsOf } from '@/lib/port-page/loaders';
import { type Port, portTextSchema } from '@/lib/ports/types';

/** Shown at `/ports/{n}?asof={date}` (lib/site/page-folders.mjs). */
interface AsOfRouteProps {
  readonly params: Promise<{ port: string; date: string }>;
}

/** One day, so that the page is proven static when the site is built; all others are made when asked for. */
export function generateStaticParams() {
  return [{ port: '443', date: '2026-08-17' }];
}

async function askedPort({ params }: AsOfRouteProps): Promise<Port | null> {
  const port = portTextSchema.safeParse((await params).port);
  return port.success ? port.data : null;
}

async function askedDay(port: Port, { params }: AsOfRouteProps) {
  const date = releaseDateSchema.safeParse((await params).date);
  return date.success ? loadPortAsOf(port, date.data) : ({ type: 'unreadable' } satisfies NoAsOf);
}

export async function generateMetadata(props: AsOfRouteProps): Promise<Metadata> {
  const [t, locale, port] = await Promise.all([
    getTranslations('asOf'),
    currentLocale(),
    askedPort(props),
  ]);
  const robots = { index: false, follow: true };
  if (port === null) return { title: t('missing.unreadable'), robots };
  const found = await askedDay(port, props);
  if (found.type !== 'here') return { title: t(`missing.${found.type}`), robots };
  const named = { port: String(port), date: formatDay(found.asOf, locale) };
  return { title: t('title', named), description: t('description', named), robots };
}

export default async function AsOfRoute(props: AsOfRouteProps) {
  const port = await askedPort(props);
  if (port === null) return <MissingPage port={(await props.params).port} />;
  const found = await askedDay(port, props);
  if (found.type !== 'here') return <MissingAsOf port={port} why={found} />;
  return <PortAsOfView page={found} />;
}
