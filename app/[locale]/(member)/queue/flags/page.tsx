import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Message } from '@/components/auth/message';
import { PageHead, Section } from '@/components/browse/page-head';
import { EmptyList } from '@/components/browse/empty-list';
import { AppealList, FlagList, LockList } from '@/components/moderation/waiting-lists';
import { LocaleLink } from '@/components/ui/locale-link';
import { requireActor } from '@/lib/auth/loaders';
import { NEW_BATCH_PATH } from '@/lib/batches/routes';
import { DASHBOARD_PATH } from '@/lib/dashboard/routes';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { FEEDBACK_PATH } from '@/lib/feedback/routes';
import { TRUST } from '@/lib/levels/levels';
import { listLocks } from '@/lib/locks/queries';
import { DONE, FAULTS } from '@/lib/moderation/form-notes';
import { listAppeals } from '@/lib/moderation/queries/appeals';
import { listFlagged } from '@/lib/moderation/queries/flags';
import { MODERATION_PATH } from '@/lib/moderation/routes';
import { NAMESPACES_PATH } from '@/lib/namespaces/routes';
import { systemClock } from '@/lib/platform/clock';
import { SOURCES_PATH } from '@/lib/sources/routes';
import { MAX_LIMIT } from '@/lib/platform/list-query';

interface FlagsRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('moderation');
  return { title: t('title') };
}

export default async function FlagsRoute({ searchParams }: FlagsRouteProps) {
  const [{ done }, actor, t, queue, feedback] = await Promise.all([
    searchParams,
    requireActor(MODERATION_PATH),
    getTranslations('moderation'),
    getTranslations('queue'),
    getTranslations('feedback'),
  ]);
  const allowed = actor.trust >= TRUST.moderator && actor.suspended === null;
  const crumbs = [{ href: QUEUE_PATH, label: queue('title') }];
  if (!allowed) {
    return (
      <div className="wrap">
        <PageHead lead={queue('moderate.notAllowed')} title={t('title')} />
      </div>
    );
  }
  const now = systemClock.now();
  const [sources, dashboard, batches, namespaces, words, subjects, appeals, locks] =
    await Promise.all([
      getTranslations('sources'),
      getTranslations('dashboard'),
      getTranslations('batches'),
      getTranslations('namespaces'),
      getTranslations('locks'),
      listFlagged(actor),
      listAppeals(actor, now),
      listLocks({ limit: MAX_LIMIT }, now),
    ]);
  const did = DONE.find((one) => one === done);
  const fault = FAULTS.find((one) => one === done);
  return (
    <div className="wrap">
      <PageHead crumbs={crumbs} crumbsLabel={t('crumbs')} lead={t('lead')} title={t('title')} />
      <p>
        <LocaleLink href={FEEDBACK_PATH}>{feedback('desk.link')}</LocaleLink>
        {' · '}
        <LocaleLink href={SOURCES_PATH}>{sources('link')}</LocaleLink>
        {' · '}
        <LocaleLink href={DASHBOARD_PATH}>{dashboard('title')}</LocaleLink>
        {' · '}
        <LocaleLink href={NEW_BATCH_PATH}>{batches('new.title')}</LocaleLink>
        {' · '}
        <LocaleLink href={NAMESPACES_PATH}>{namespaces('title')}</LocaleLink>
      </p>
      {did !== undefined && <Message tone="done">{t(`done.${did}`)}</Message>}
      {fault !== undefined && <Message tone="failed">{t(`faults.${fault}`)}</Message>}
      <Section aside={t('count', { count: subjects.length })} id="flags" title={t('flags.title')}>
        {subjects.length === 0 ? (
          <EmptyList text={t('flags.emptyText')} title={t('flags.empty')} />
        ) : (
          <FlagList subjects={subjects} />
        )}
      </Section>
      <Section
        aside={t('count', { count: appeals.length })}
        id="appeals"
        title={t('appeals.title')}
      >
        {appeals.length === 0 ? (
          <EmptyList text={t('appeals.emptyText')} title={t('appeals.empty')} />
        ) : (
          <AppealList appeals={appeals} />
        )}
      </Section>
      <Section
        aside={words('list.count', { count: locks.items.length })}
        id="locks"
        title={words('list.title')}
      >
        {locks.items.length === 0 ? (
          <EmptyList text={words('list.emptyText')} title={words('list.empty')} />
        ) : (
          <LockList locks={locks.items} />
        )}
      </Section>
    </div>
  );
}
