import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientWords } from '@/components/edits/client-words';
import { LockedQueue } from '@/components/queue/locked-queue';
import { QueueDesk } from '@/components/queue/queue-desk';
import { requireActor } from '@/lib/auth/loaders';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { queueFilterSchema } from '@/lib/moderation/desk';
import { findDeskStart } from '@/lib/moderation/queries/desk';
import { countAppeals } from '@/lib/moderation/queries/appeals';
import { countFlagged } from '@/lib/moderation/queries/flags';
import { systemClock } from '@/lib/platform/clock';
import { TRUST } from '@/lib/levels/levels';
import { loadNextLevel } from '@/lib/trust/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('queue');
  return { title: t('title'), description: t('lead') };
}

interface QueueRouteProps {
  readonly searchParams: Promise<SearchParams>;
}

export default async function QueueRoute({ searchParams }: QueueRouteProps) {
  const actor = await requireActor(QUEUE_PATH);
  if (actor.trust < TRUST.reviewer || actor.suspended !== null) {
    return (
      <LockedQueue
        next={await loadNextLevel(actor.id, actor.trust)}
        suspended={actor.suspended?.reason ?? null}
        trust={actor.trust}
      />
    );
  }
  const { query } = readAsked(queueFilterSchema, await searchParams);
  const now = systemClock.now();
  const [start, flagged, appeals] = await Promise.all([
    findDeskStart(actor, now, query),
    countFlagged(actor),
    countAppeals(actor),
  ]);
  const otherWork = actor.trust >= TRUST.moderator ? flagged + appeals : null;
  return (
    <ClientWords namespaces={['queue', 'edits', 'fields', 'locks', 'practice', 'users']}>
      <QueueDesk otherWork={otherWork} now={now.toISOString()} start={start} trust={actor.trust} />
    </ClientWords>
  );
}
