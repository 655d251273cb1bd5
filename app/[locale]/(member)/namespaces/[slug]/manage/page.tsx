import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { subjectOrNull } from '@/app/[locale]/(member)/member';
import { Message } from '@/components/auth/message';
import { MissingEntry } from '@/components/browse/missing-entry';
import { PageHead } from '@/components/browse/page-head';
import { useReasonText } from '@/components/namespaces/form-field';
import { ManageNamespace } from '@/components/namespaces/manage-namespace';
import { NamespaceFacts } from '@/components/namespaces/namespace-page';
import { requireActor } from '@/lib/auth/loaders';
import type { SearchParams } from '@/lib/edits/asked';
import { type NamespaceAnswer, NAMESPACE_DONE, RESERVE_FORM } from '@/lib/namespaces/form-notes';
import { findManaged } from '@/lib/namespaces/queries/manage';
import { findLastingOf } from '@/lib/namespaces/queries/reservations';
import { NAMESPACES_PATH, namespaceManagePath, namespacePath } from '@/lib/namespaces/routes';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { takeAnswer } from '@/lib/platform/form-answers';
import { namespaceNamed } from '@/lib/site/subjects';

interface ManageNamespaceRouteProps {
  readonly params: Promise<{ slug: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('namespaces');
  return { title: t('manage.title') };
}

/** For members of a namespace and moderators: what they may do in it. */
export default async function ManageNamespaceRoute(props: ManageNamespaceRouteProps) {
  const { slug } = await props.params;
  const [t, asked] = await Promise.all([getTranslations('namespaces'), props.searchParams]);
  const namespace = await subjectOrNull(await namespaceNamed(decodeSegment(slug) ?? ''));
  if (namespace === null)
    return (
      <MissingEntry
        asked={slug.replaceAll('-', ' ')}
        index={{ href: NAMESPACES_PATH, label: t('title') }}
        text={t('missing.text')}
        title={t('missing.title')}
      />
    );
  const actor = await requireActor(namespaceManagePath(namespace.slug));
  const lasting = await findLastingOf(namespace.slug);
  const managed = await findManaged(namespace.slug, actor, lasting, systemClock.now());
  const answer = ((await takeAnswer(RESERVE_FORM)) ?? null) as NamespaceAnswer | null;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[
          { href: NAMESPACES_PATH, label: t('title') },
          { href: namespacePath(namespace.slug), label: <bdi>{namespace.name}</bdi> },
        ]}
        crumbsLabel={t('crumbs')}
        lead={t('manage.lead')}
        title={t('manage.title')}
      />
      <Said done={typeof asked.done === 'string' ? asked.done : null} />
      <NamespaceFacts namespace={namespace} />
      {managed !== null && (
        <ManageNamespace
          answer={answer}
          lasting={lasting}
          managed={managed}
          namespace={namespace}
        />
      )}
    </div>
  );
}

/** What came of the last act. */
function Said({ done }: { readonly done: string | null }) {
  const [doneText, reasonText] = [useDoneText(), useReasonText()];
  if (done === null) return null;
  const said = doneText(done);
  return said === null ? (
    <Message tone="failed">{reasonText(done)}</Message>
  ) : (
    <Message tone="done">{said}</Message>
  );
}

function useDoneText(): (done: string) => string | null {
  const t = useTranslations('namespaces');
  return (done) => {
    const known = NAMESPACE_DONE.find((one) => one === done);
    return known === undefined ? null : t(`done.${known}`);
  };
}
