import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { subjectOrNull } from '@/app/[locale]/(member)/member';
import { PageHead } from '@/components/browse/page-head';
import { ClientWords } from '@/components/edits/client-words';
import { InStepSection } from '@/components/moderation/in-step';
import { ModeratePanel } from '@/components/moderation/moderate-panel';
import { SameNetworkSection } from '@/components/moderation/same-network';
import { MissingPage } from '@/components/shell/missing-page';
import { requireActor } from '@/lib/auth/loaders';
import { findAccountsInStep } from '@/lib/moderation/queries/in-step';
import { findSameNetwork } from '@/lib/moderation/queries/same-network';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { levelName, TRUST } from '@/lib/levels/levels';
import { moderatedAccount } from '@/lib/site/subjects';
import { moderatePath, userPath } from '@/lib/users/routes';

interface ModerateRouteProps {
  readonly params: Promise<{ handle: string }>;
}

export async function generateMetadata({ params }: ModerateRouteProps): Promise<Metadata> {
  const [t, { handle }] = await Promise.all([getTranslations('queue'), params]);
  return { title: t.markup('moderate.title', { handle: () => decodeSegment(handle) ?? handle }) };
}

export default async function ModerateRoute({ params }: ModerateRouteProps) {
  const asked = decodeSegment((await params).handle) ?? '';
  const actor = await requireActor(moderatePath(asked));
  const account = await subjectOrNull(await moderatedAccount(asked));
  if (account === null) return <MissingPage />;
  const [t, users] = await Promise.all([getTranslations('queue'), getTranslations('users')]);
  const { handle } = account;
  const allowed = actor.trust >= TRUST.moderator && actor.suspended === null;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: userPath(handle), label: <bdi dir="ltr">{handle}</bdi> }]}
        crumbsLabel={t('moderate.crumb')}
        lead={allowed ? users(`level.${levelName(account.trust)}`) : t('moderate.notAllowed')}
        title={t.rich('moderate.title', { handle: () => <bdi dir="ltr">{handle}</bdi> })}
      />
      {allowed && (
        <>
          <ClientWords namespaces={['queue', 'edits', 'fields']}>
            <ModeratePanel account={account} />
          </ClientWords>
          <InStepSection accounts={await findAccountsInStep(handle, systemClock.now())} />
          <SameNetworkSection same={await findSameNetwork(handle)} />
        </>
      )}
    </div>
  );
}
