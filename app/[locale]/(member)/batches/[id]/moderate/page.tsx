import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { subjectOrNull } from '@/app/[locale]/(member)/member';
import { Message } from '@/components/auth/message';
import { MissingBatch } from '@/components/batches/batch-page';
import { ModerateBatch } from '@/components/batches/moderate-batch';
import { PageHead } from '@/components/browse/page-head';
import { requireActor } from '@/lib/auth/loaders';
import { BATCH_DONE, BATCH_PROBLEMS } from '@/lib/batches/form-notes';
import { readJudgedBatch } from '@/lib/batches/queries/batches';
import { BATCHES_PATH, batchModeratePath, batchPath } from '@/lib/batches/routes';
import type { SearchParams } from '@/lib/edits/asked';
import { TRUST } from '@/lib/levels/levels';
import { decodeSegment } from '@/lib/platform/address';
import { batchNamed } from '@/lib/site/subjects';

interface ModerateBatchRouteProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('batches');
  return { title: t('moderate.title') };
}

/** For moderators: what can be done to a batch as a whole. */
export default async function ModerateBatchRoute({
  params,
  searchParams,
}: ModerateBatchRouteProps) {
  const { id } = await params;
  const batch = await subjectOrNull(await batchNamed(decodeSegment(id) ?? ''));
  if (batch === null) return <MissingBatch />;
  const [actor, t, asked] = await Promise.all([
    requireActor(batchModeratePath(batch.id)),
    getTranslations('batches'),
    searchParams,
  ]);
  const allowed = actor.trust >= TRUST.moderator && actor.suspended === null;
  const judged = allowed ? await readJudgedBatch(batch.id, actor) : null;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[
          { href: BATCHES_PATH, label: t('title') },
          { href: batchPath(batch.id), label: t('number', { id: String(batch.id) }) },
        ]}
        crumbsLabel={t('crumbs')}
        lead={judged === null ? t('denied.needs-moderator') : t('moderate.lead')}
        title={t('moderate.title')}
      />
      {judged !== null && (
        <>
          <Said asked={asked} />
          <ModerateBatch id={batch.id} judged={judged} viewer={actor} />
        </>
      )}
    </div>
  );
}

/** What came of the last act. */
async function Said({ asked }: { readonly asked: SearchParams }) {
  const t = await getTranslations('batches');
  const did = BATCH_DONE.find((one) => one === asked.done);
  const problem = BATCH_PROBLEMS.find((one) => one === asked.done);
  if (did !== undefined)
    return (
      <Message tone="done">
        {t(`done.${did}`, { count: countOf(asked.n), left: countOf(asked.left) })}
      </Message>
    );
  return problem === undefined ? null : <Message tone="failed">{t(`problems.${problem}`)}</Message>;
}

function countOf(text: string | string[] | undefined): number {
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
