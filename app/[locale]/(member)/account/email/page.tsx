import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/auth/message';
import { NarrowPage } from '@/components/auth/narrow-page';
import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { confirmEmailAction } from '@/lib/auth/actions-account';
import { loadPendingEmail, requireActor } from '@/lib/auth/loaders';
import { ACCOUNT_PATH, emailChangePath } from '@/lib/auth/routes';
import { LINK_MINUTES } from '@/lib/auth/rules/signin-limits';
import { currentLocale } from '@/lib/i18n/current';

interface EmailRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  // The address holds a secret: no other site is told. (`no-referrer` would take the Origin from the form, too.)
  return { title: t('email.confirm.title'), referrer: 'same-origin' };
}

/** Where a letter to a new address leads: the change is made by the button, not by opening the page. */
export default async function EmailRoute({ searchParams }: EmailRouteProps) {
  const { token } = await searchParams;
  const secret = typeof token === 'string' ? token : '';
  const actor = await requireActor(emailChangePath(secret));
  const [email, locale, t] = await Promise.all([
    loadPendingEmail(actor, secret),
    currentLocale(),
    getTranslations('account'),
  ]);
  if (email === null) {
    return (
      <NarrowPage
        lead={t('email.dead.text', { minutes: LINK_MINUTES })}
        title={t('email.dead.title')}
      >
        <p>
          <ButtonLink href={ACCOUNT_PATH}>{t('email.dead.back')}</ButtonLink>
        </p>
      </NarrowPage>
    );
  }
  const address = () => <bdi dir="ltr">{email}</bdi>;
  return (
    <NarrowPage
      lead={t.rich('email.confirm.text', { email: address })}
      title={t('email.confirm.title')}
    >
      <form action={confirmEmailAction}>
        <HiddenFields values={{ locale, token: secret }} />
        <button className={buttonClass('primary')} type="submit">
          {t('email.confirm.button')}
        </button>
      </form>
    </NarrowPage>
  );
}
