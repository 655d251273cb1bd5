import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Message } from '@/components/auth/message';
import { PageHead } from '@/components/browse/page-head';
import { Section } from '@/components/browse/section';
import { EmptyList } from '@/components/edits/edit-list';
import { LockList } from '@/components/locks/lock-list';
import { AppealList } from '@/components/moderation/appeal-list';
import { FlagList } from '@/components/moderation/flag-list';
import { requireActor } from '@/lib/auth/loaders';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { TRUST } from '@/lib/levels/levels';
import { listLocks } from '@/lib/locks/queries';
import { DONE, FAULTS } from '@/lib/moderation/form-notes';
import { listAppeals } from '@/lib/moderation/queries/appeals';
import { listFlagged } from '@/lib/moderation/queries/flags';
import { MODERATION_PATH } from '@/lib/moderation/routes';
import { systemClock } from '@/lib/platform/clock';
import { MAX_LIMIT } from '@/lib/platform/list-query';

interface FlagsRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Made for its viewer, whole: a visitor is sent to the sign-in by status. */
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('moderation');
  return { title: t('title') };
}

export default async function FlagsRoute({ searchParams }: FlagsRouteProps) {
  const [{ done }, actor, t, queue] = await Promise.all([
    searchParams,
    requireActor(MODERATION_PATH),
    getTranslations('moderation'),
    getTranslations('queue'),
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
  const [words, subjects, appeals, locks] = await Promise.all([
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
