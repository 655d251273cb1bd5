import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Message } from '@/components/auth/message';
import { EmptyList } from '@/components/browse/empty-list';
import { PageHead, Section } from '@/components/browse/page-head';
import { AsideList } from '@/components/dashboard/aside-list';
import { Decisions, LimitsHit, Readers, WaitingTable } from '@/components/dashboard/figures';
import { JobTable } from '@/components/dashboard/job-table';
import { requireActor } from '@/lib/auth/loaders';
import { instanceJobs } from '@/lib/dashboard/jobs';
import { readDashboard } from '@/lib/dashboard/queries';
import { DASHBOARD_PATH } from '@/lib/dashboard/routes';
import { DASHBOARD_DONE } from '@/lib/dashboard/types';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { TRUST } from '@/lib/levels/levels';
import { systemClock } from '@/lib/platform/clock';

interface InstanceRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard');
  return { title: t('title') };
}

/** For moderators: how the instance is, and what its jobs have done. */
export default async function InstanceRoute({ searchParams }: InstanceRouteProps) {
  const [{ done }, actor, t, queue] = await Promise.all([
    searchParams,
    requireActor(DASHBOARD_PATH),
    getTranslations('dashboard'),
    getTranslations('queue'),
  ]);
  if (actor.trust < TRUST.moderator || actor.suspended !== null) {
    return (
      <div className="wrap">
        <PageHead lead={t('notAllowed')} title={t('title')} />
      </div>
    );
  }
  const now = systemClock.now();
  const jobs = instanceJobs();
  const { waiting, decisions, moods, limits, ledger, aside } = await readDashboard(jobs, now);
  const did = DASHBOARD_DONE.find((one) => one === done);
  const final = new Set(jobs.flatMap(({ name, endsItself }) => (endsItself ? [name] : [])));
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: QUEUE_PATH, label: queue('title') }]}
        crumbsLabel={t('crumbs')}
        lead={t('lead')}
        title={t('title')}
      />
      {did !== undefined && (
        <Message tone={did === 'done' ? 'done' : 'failed'}>{t(`said.${did}`)}</Message>
      )}
      <Section id="waiting" title={t('waiting.title')}>
        <WaitingTable now={now} waiting={waiting} />
      </Section>
      <Section id="decisions" title={t('decisions.title')}>
        <Decisions decisions={decisions} />
      </Section>
      <Section id="readers" title={t('readers.title')}>
        <Readers moods={moods} />
      </Section>
      <Section id="limits" title={t('limits.title')}>
        <LimitsHit limits={limits} />
      </Section>
      <Section id="jobs" title={t('jobs.title')}>
        <JobTable jobs={jobs} ledger={ledger} now={now} />
      </Section>
      <Section
        aside={t('aside.count', { count: aside.length })}
        id="aside"
        title={t('aside.title')}
      >
        {aside.length === 0 ? (
          <EmptyList text={t('aside.emptyText')} title={t('aside.empty')} />
        ) : (
          <AsideList final={final} items={aside} />
        )}
      </Section>
    </div>
  );
}
