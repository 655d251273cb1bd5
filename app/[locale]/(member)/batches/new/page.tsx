import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ImportForm } from '@/components/batches/import-form';
import { PageHead } from '@/components/browse/page-head';
import { requireActor } from '@/lib/auth/loaders';
import { IMPORT_FORM, type ImportAnswer } from '@/lib/batches/form-notes';
import { BATCHES_PATH, NEW_BATCH_PATH } from '@/lib/batches/routes';
import { TRUST } from '@/lib/levels/levels';
import { takeAnswer } from '@/lib/platform/form-answers';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('batches');
  return { title: t('new.title') };
}

/** For moderators: brings many reports in at once. */
export default async function NewBatchRoute() {
  const [actor, t] = await Promise.all([requireActor(NEW_BATCH_PATH), getTranslations('batches')]);
  const allowed = actor.trust >= TRUST.moderator && actor.suspended === null;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: BATCHES_PATH, label: t('title') }]}
        crumbsLabel={t('crumbs')}
        lead={t(allowed ? 'new.lead' : 'denied.needs-moderator')}
        title={t('new.title')}
      />
      {allowed && (
        <ImportForm answer={((await takeAnswer(IMPORT_FORM)) ?? null) as ImportAnswer | null} />
      )}
    </div>
  );
}
