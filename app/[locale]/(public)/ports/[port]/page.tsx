import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FeedbackSection } from '@/components/feedback/feedback-section';
import { PortView } from '@/components/ports/port-view';
import { MissingPage } from '@/components/shell/missing-page';
import { loadArticle } from '@/lib/articles/loaders';
import { loadFeedbackAnswer } from '@/lib/feedback/loaders';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { newReportPath } from '@/lib/reports/routes';
import { loadPortPage } from '@/lib/port-page/loaders';
import { portPath } from '@/lib/ports/routes';
import { parsePortText } from '@/lib/ports/types';
import { portMetadata } from './metadata';

interface PortRouteProps {
  readonly params: Promise<{ port: string }>;
}

/** Built ahead so that pages are proven static; all others are made when they are first asked for. */
export function generateStaticParams() {
  return [{ port: '443' }, { port: '1323' }];
}

export async function generateMetadata({ params }: PortRouteProps): Promise<Metadata> {
  const parsed = parsePortText(asText((await params).port));
  const locale = await currentLocale();
  if (parsed === null) {
    const t = await getTranslations('shell');
    return { title: t('missing.title'), robots: { index: false, follow: true } };
  }
  const [page, article] = await Promise.all([
    loadPortPage(parsed.port),
    loadArticle(parsed.port, locale),
  ]);
  return portMetadata(page, article, locale);
}

export default async function PortRoute({ params }: PortRouteProps) {
  const asked = asText((await params).port);
  const parsed = parsePortText(asked);
  if (parsed === null) return <MissingPage port={asked} />;
  const locale = await currentLocale();
  if (!parsed.canonical) permanentRedirect(localePath(locale, portPath(parsed.port)));
  const [page, article] = await Promise.all([
    loadPortPage(parsed.port),
    loadArticle(parsed.port, locale),
  ]);
  const subject = { page: 'port', key: String(page.port) } as const;
  return (
    <>
      <PortView article={article} page={page} />
      <FeedbackSection
        answer={await loadFeedbackAnswer(subject)}
        page={subject}
        reportHref={newReportPath(page.port)}
      />
    </>
  );
}

/** Parameters arrive as they stand in the address. */
function asText(parameter: string): string {
  try {
    return decodeURIComponent(parameter);
  } catch {
    return parameter;
  }
}
