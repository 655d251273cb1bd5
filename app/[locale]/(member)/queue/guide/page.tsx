import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { ReviewingGuide } from '@/components/queue/reviewing-guide';
import { requireActor } from '@/lib/auth/loaders';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { GUIDE_PATH } from '@/lib/moderation/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('queue');
  return { title: t('guide.title') };
}

export default async function GuideRoute() {
  await requireActor(GUIDE_PATH);
  const t = await getTranslations('queue');
  const text = await readFile(path.join(process.cwd(), 'docs', 'reviewing.md'), 'utf8');
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: QUEUE_PATH, label: t('title') }]}
        crumbsLabel={t('guide.way')}
        lead={t('guide.lead')}
        title={t('guide.title')}
      />
      <ReviewingGuide text={text} />
    </div>
  );
}
