import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Message } from '@/components/auth/message';
import { PageHead } from '@/components/browse/page-head';
import { HistoryTitle } from '@/components/history/history-title';
import { MissingHistory } from '@/components/history/missing-history';
import { ModerateSubject } from '@/components/locks/moderate-subject';
import { requireActor } from '@/lib/auth/loaders';
import { findHistoryHead } from '@/lib/edits/queries/revisions';
import { historyPath } from '@/lib/edits/routes-pages';
import { subjectTypeSchema } from '@/lib/edits/types';
import { TRUST } from '@/lib/levels/levels';
import { FAULTS, LOCK_DONE, LOCK_FORM, type TypedLock } from '@/lib/moderation/form-notes';
import { findModeratedSubject } from '@/lib/moderation/queries/lockable';
import { lockedId, moderateSubjectPath } from '@/lib/moderation/routes';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { takeAnswer } from '@/lib/platform/form-answers';

/** Made for its viewer, whole: a visitor is sent to the sign-in by status. */
export const instant = false;

interface ModerateSubjectRouteProps {
  readonly params: Promise<{ type: string; id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('locks');
  return { title: t('title') };
}

export default async function ModerateSubjectRoute({
  params,
  searchParams,
}: ModerateSubjectRouteProps) {
  const { type, id } = await params;
  const [known, decoded] = [subjectTypeSchema.safeParse(type), decodeSegment(id)];
  if (!known.success || decoded === null) return <MissingHistory />;
  const subject = { type: known.data, id: decoded };
  const actor = await requireActor(moderateSubjectPath(subject));
  const [head, moderated] = await Promise.all([
    findHistoryHead(subject),
    findModeratedSubject(subject.type, lockedId(subject), actor, systemClock.now()),
  ]);
  if (head === null || moderated === null) return <MissingHistory />;
  const [t, edits, queue] = await Promise.all([
    getTranslations('locks'),
    getTranslations('edits'),
    getTranslations('queue'),
  ]);
  const allowed = actor.trust >= TRUST.moderator && actor.suspended === null;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: historyPath(subject), label: <HistoryTitle head={head} /> }]}
        crumbsLabel={edits('crumbs')}
        lead={allowed ? t('lead') : queue('moderate.notAllowed')}
        title={t('title')}
      />
      {allowed && (
        <>
          <Said done={(await searchParams).done} />
          <ModerateSubject
            moderated={moderated}
            subject={subject}
            typed={((await takeAnswer(LOCK_FORM)) ?? null) as TypedLock | null}
          />
        </>
      )}
    </div>
  );
}

/** What came of the last act. */
async function Said({ done }: { readonly done: string | string[] | undefined }) {
  const [t, moderation] = await Promise.all([
    getTranslations('locks'),
    getTranslations('moderation'),
  ]);
  const did = LOCK_DONE.find((one) => one === done);
  const fault = FAULTS.find((one) => one === done);
  if (did !== undefined) return <Message tone="done">{t(`done.${did}`)}</Message>;
  return fault === undefined ? null : (
    <Message tone="failed">{moderation(`faults.${fault}`)}</Message>
  );
}
