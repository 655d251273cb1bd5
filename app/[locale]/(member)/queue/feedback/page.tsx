import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Message } from '@/components/auth/message';
import { PageHead, Section } from '@/components/browse/page-head';
import { EmptyList } from '@/components/browse/empty-list';
import { FeedbackFilter, FeedbackPages, FeedbackWeeks } from '@/components/feedback/feedback-desk';
import { requireActor } from '@/lib/auth/loaders';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { listFeedback } from '@/lib/feedback/queries';
import { FEEDBACK_PATH, feedbackPagePath } from '@/lib/feedback/routes';
import { deskQuery } from '@/lib/feedback/schema';
import { FEEDBACK_DONE } from '@/lib/feedback/steps';
import { TRUST } from '@/lib/levels/levels';
import { systemClock } from '@/lib/platform/clock';

interface FeedbackRouteProps {
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('feedback');
  return { title: t('desk.title') };
}

/** For moderators: the pages that did not help their readers. */
export default async function FeedbackRoute({ searchParams }: FeedbackRouteProps) {
  const [asked, actor, t, queue] = await Promise.all([
    searchParams,
    requireActor(FEEDBACK_PATH),
    getTranslations('feedback'),
    getTranslations('queue'),
  ]);
  if (actor.trust < TRUST.moderator || actor.suspended !== null) {
    return (
      <div className="wrap">
        <PageHead lead={t('desk.notAllowed')} title={t('desk.title')} />
      </div>
    );
  }
  const { language, page: kind, key } = readAsked(deskQuery, asked).query;
  const page = kind === undefined || key === undefined ? undefined : { page: kind, key };
  const { count, pages, weeks } = await listFeedback(systemClock.now(), { locale: language, page });
  const did = FEEDBACK_DONE.find((one) => one === asked.done);
  return (
    <div className="wrap">
      <PageHead
        crumbs={[
          { href: QUEUE_PATH, label: queue('title') },
          ...(page === undefined ? [] : [{ href: FEEDBACK_PATH, label: t('desk.title') }]),
        ]}
        crumbsLabel={t('desk.crumbs')}
        lead={t('desk.lead')}
        title={page === undefined ? t('desk.title') : <bdi dir="ltr">{feedbackPagePath(page)}</bdi>}
      />
      <FeedbackFilter language={language} page={page} />
      {did !== undefined && (
        <Message tone={did === 'done' ? 'done' : 'failed'}>{t(`desk.${did}`)}</Message>
      )}
      <Section aside={t('desk.count', { count })} id="pages" title={t('desk.pages')}>
        {pages.length === 0 ? (
          <EmptyList text={t('desk.emptyText')} title={t('desk.empty')} />
        ) : (
          <FeedbackPages language={language} pages={pages} />
        )}
      </Section>
      <Section id="weeks" title={t('desk.weeks')}>
        <FeedbackWeeks weeks={weeks} />
      </Section>
    </div>
  );
}
