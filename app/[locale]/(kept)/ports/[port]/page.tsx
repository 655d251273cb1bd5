import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FeedbackSection } from '@/components/feedback/feedback-section';
import { PortView } from '@/components/ports/port-view';
import { readArticle } from '@/lib/articles/loaders';
import { readFeedbackAnswer } from '@/lib/feedback/loaders';
import { currentLocale } from '@/lib/i18n/current';
import { readPort } from '@/lib/port-page/loaders';
import { type Port, portTextSchema } from '@/lib/ports/types';
import { newReportPath } from '@/lib/reports/routes';
import { portMetadata } from './metadata';

interface PortRouteProps {
  readonly params: Promise<{ port: string }>;
}

export async function generateMetadata({ params }: PortRouteProps): Promise<Metadata> {
  const [port, locale] = await Promise.all([portOf(params), currentLocale()]);
  const { page, has } = await readPort(port);
  const article = has.article ? await readArticle(port, locale) : null;
  return portMetadata(page, article, locale);
}

export default async function PortRoute({ params }: PortRouteProps) {
  const [port, locale] = await Promise.all([portOf(params), currentLocale()]);
  const subject = { page: 'port', key: String(port) } as const;
  const { page, has } = await readPort(port);
  const [article, answer] = await Promise.all([
    has.article ? readArticle(port, locale) : null,
    has.answer ? readFeedbackAnswer(subject) : null,
  ]);
  return (
    <>
      <PortView article={article} page={page} />
      <FeedbackSection answer={answer} page={subject} reportHref={newReportPath(port)} />
    </>
  );
}

/** What is no port's own spelling does not come here (next.config.js). */
async function portOf(params: PortRouteProps['params']): Promise<Port> {
  const parsed = portTextSchema.safeParse((await params).port);
  return parsed.success ? parsed.data : notFound();
}
