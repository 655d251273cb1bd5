import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { AskForm } from '@/components/namespaces/ask-form';
import { requireActor } from '@/lib/auth/loaders';
import { ASK_FORM, type NamespaceAnswer } from '@/lib/namespaces/form-notes';
import { askDenial } from '@/lib/namespaces/policy';
import { countAsked } from '@/lib/namespaces/queries/manage';
import { NAMESPACES_PATH, NEW_NAMESPACE_PATH } from '@/lib/namespaces/routes';
import { takeAnswer } from '@/lib/platform/form-answers';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('namespaces');
  return { title: t('ask.title') };
}

/** For whoever speaks for a project: asks for a namespace. */
export default async function NewNamespaceRoute() {
  const [actor, t] = await Promise.all([
    requireActor(NEW_NAMESPACE_PATH),
    getTranslations('namespaces'),
  ]);
  const denial = askDenial(actor, await countAsked(actor.id));
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: NAMESPACES_PATH, label: t('title') }]}
        crumbsLabel={t('crumbs')}
        lead={denial === null ? t('ask.lead') : t(`denied.${denial}`)}
        title={t('ask.title')}
      />
      {denial === null && (
        <AskForm answer={((await takeAnswer(ASK_FORM)) ?? null) as NamespaceAnswer | null} />
      )}
    </div>
  );
}
