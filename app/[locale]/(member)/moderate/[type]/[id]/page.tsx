import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { subjectOrNull } from '@/app/[locale]/(member)/member';
import { Message } from '@/components/auth/message';
import { PageHead } from '@/components/browse/page-head';
import { HistoryTitle, MissingHistory } from '@/components/history/history-title';
import { ModerateSubject } from '@/components/locks/moderate-subject';
import { requireActor } from '@/lib/auth/loaders';
import { historyPath } from '@/lib/edits/routes';
import { TRUST } from '@/lib/levels/levels';
import { FAULTS, LOCK_DONE, LOCK_FORM, type TypedLock } from '@/lib/moderation/form-notes';
import { findModeratedSubject } from '@/lib/moderation/queries/lockable';
import { lockedId } from '@/lib/moderation/routes';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { takeAnswer } from '@/lib/platform/form-answers';
import { historySubject } from '@/lib/site/subjects';

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
  const actor = await requireActor(`/moderate/${type}/${id}`);
  const named = decodeSegment(id) ?? '';
  const head = await subjectOrNull(await historySubject(type, named));
  if (head === null) return <MissingHistory />;
  const subject = { type: head.type, id: named };
  const moderated = await findModeratedSubject(
    subject.type,
    lockedId(subject),
    actor,
    systemClock.now(),
  );
  if (moderated === null) return <MissingHistory />;
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
