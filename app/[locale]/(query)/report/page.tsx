import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChoosePort } from '@/components/reports/form/choose-port';
import type { SearchParams } from '@/lib/edits/asked';
import { currentLocale } from '@/lib/i18n/current';
import { pageAlternates } from '@/lib/i18n/locales';
import { REPORT_PATH } from '@/lib/reports/routes';

interface ChoosePortRouteProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('reportForm'), currentLocale()]);
  return {
    title: t('start.title'),
    alternates: pageAlternates(locale, REPORT_PATH),
    robots: { index: false, follow: true },
  };
}

/** A port that can be reported on moves on to its form before this is asked (`portToReport`): any other is wrong. */
export default async function ChoosePortRoute({ searchParams }: ChoosePortRouteProps) {
  const { port } = await searchParams;
  return <ChoosePort wrong={(Array.isArray(port) ? port[0] : port)?.trim() ?? ''} />;
}
