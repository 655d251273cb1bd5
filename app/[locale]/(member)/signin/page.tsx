import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EmailForm, ProviderButtons } from '@/components/auth/signin-forms';
import { Message } from '@/components/auth/message';
import { NarrowPage } from '@/components/auth/narrow-page';
import { loadNext } from '@/lib/auth/loaders';
import { configuredProviders } from '@/lib/auth/providers';
import { ACCOUNT_PATH } from '@/lib/auth/routes';
import { safeNext } from '@/lib/auth/rules/next-path';
import { isSignInError } from '@/lib/auth/rules/sign-in-error';
import { currentActor } from '@/lib/auth/session';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';

interface SignInRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signin');
  return { title: t('title') };
}

export default async function SignInRoute({ searchParams }: SignInRouteProps) {
  const [{ next: asked, error }, actor, locale] = await Promise.all([
    searchParams,
    currentActor(),
    currentLocale(),
  ]);
  if (actor !== null) redirect(safeNext(asked) ?? localePath(locale, ACCOUNT_PATH));
  const [next, t] = await Promise.all([loadNext(asked), getTranslations('signin')]);
  return (
    <NarrowPage lead={t('lead')} title={t('title')}>
      {isSignInError(error) && <Message tone="failed">{t(`errors.${error}`)}</Message>}
      <EmailForm next={next} />
      <ProviderButtons next={next} providers={configuredProviders()} />
    </NarrowPage>
  );
}
