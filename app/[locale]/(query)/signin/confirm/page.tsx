import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SignedInAlready } from '@/components/auth/signed-in-already';
import { ConfirmLink, EmailForm } from '@/components/auth/signin-forms';
import { NarrowPage } from '@/components/auth/narrow-page';
import { loadMailedLink, loadNext } from '@/lib/auth/loaders';
import { LINK_MINUTES } from '@/lib/auth/rules/signin-limits';

interface ConfirmRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signin');
  // The address holds a secret: no other site is told. (`no-referrer` would take the Origin from the form, too.)
  return {
    title: t('confirm.title'),
    referrer: 'same-origin',
    robots: { index: false, follow: false },
  };
}

export default async function ConfirmRoute({ searchParams }: ConfirmRouteProps) {
  const query = await searchParams;
  const link = await loadMailedLink(query);
  if (link !== null) return <ConfirmLink {...link} />;
  const [t, next] = await Promise.all([getTranslations('signin'), loadNext(query.next)]);
  return (
    <NarrowPage lead={t('dead.text', { minutes: LINK_MINUTES })} title={t('dead.title')}>
      <SignedInAlready label={t('dead.goOn')} next={next} text={t('dead.signedIn')} />
      <EmailForm next={next} />
    </NarrowPage>
  );
}
