import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyList } from '@/components/browse/empty-list';
import { PageHead, Section } from '@/components/browse/page-head';
import { GoneSources } from '@/components/sources/gone-sources';
import { requireActor } from '@/lib/auth/loaders';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { TRUST } from '@/lib/levels/levels';
import { loadEnv } from '@/lib/platform/env';
import { countSources, listGoneSources } from '@/lib/sources/queries';
import { SOURCES_PATH } from '@/lib/sources/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sources');
  return { title: t('title') };
}

/** For moderators: what reports rest on and their pages no longer say. */
export default async function SourcesRoute() {
  const [actor, t, queue] = await Promise.all([
    requireActor(SOURCES_PATH),
    getTranslations('sources'),
    getTranslations('queue'),
  ]);
  if (actor.trust < TRUST.moderator || actor.suspended !== null) {
    return (
      <div className="wrap">
        <PageHead lead={t('notAllowed')} title={t('title')} />
      </div>
    );
  }
  const [{ count, items }, counts] = await Promise.all([listGoneSources(), countSources()]);
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: QUEUE_PATH, label: queue('title') }]}
        crumbsLabel={t('crumbs')}
        lead={t('lead')}
        title={t('title')}
      />
      <p>{loadEnv().EVIDENCE_CHECKS === 'on' ? t('counts', counts) : t('off')}</p>
      <Section aside={t('count', { count })} id="gone" title={t('list')}>
        {items.length === 0 ? (
          <EmptyList text={t('emptyText')} title={t('empty')} />
        ) : (
          <GoneSources count={count} items={items} />
        )}
      </Section>
    </div>
  );
}
