import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { ClientWords } from '@/components/edits/client-words';
import { ModeratePanel } from '@/components/moderation/moderate-panel';
import { MissingPage } from '@/components/shell/missing-page';
import { NotFoundBody } from '@/components/shell/not-found-body';
import { requireActor } from '@/lib/auth/loaders';
import { findModeratedAccount } from '@/lib/moderation/queries/account';
import { decodeSegment } from '@/lib/platform/address';
import { levelName, TRUST } from '@/lib/levels/levels';
import { moderatePath, userPath } from '@/lib/users/routes';

interface ModerateRouteProps {
  readonly params: Promise<{ handle: string }>;
}

/** Made for its viewer, whole: a visitor is sent to the sign-in by status. */
export const instant = false;

export async function generateMetadata({ params }: ModerateRouteProps): Promise<Metadata> {
  const [t, { handle }] = await Promise.all([getTranslations('queue'), params]);
  return { title: t.markup('moderate.title', { handle: () => decodeSegment(handle) ?? handle }) };
}

export default async function ModerateRoute({ params }: ModerateRouteProps) {
  const asked = decodeSegment((await params).handle) ?? '';
  const actor = await requireActor(moderatePath(asked));
  const account = await findModeratedAccount(asked);
  if (account === null) {
    return (
      <NotFoundBody>
        <MissingPage />
      </NotFoundBody>
    );
  }
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
        <ClientWords namespaces={['queue', 'edits']}>
          <ModeratePanel account={account} />
        </ClientWords>
      )}
    </div>
  );
}
