import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SecondStep } from '@/components/auth/second-step';
import { loadHalfSignIn } from '@/lib/auth/loaders';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { safeNext } from '@/lib/auth/rules/next-path';
import { SECOND_STEP_ERRORS } from '@/lib/auth/rules/sign-in-error';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';

interface SecondStepRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('factor');
  return { title: t('step.title') };
}

export default async function SecondStepRoute({ searchParams }: SecondStepRouteProps) {
  const [{ next: asked, error }, locale, half] = await Promise.all([
    searchParams,
    currentLocale(),
    loadHalfSignIn(),
  ]);
  const next = safeNext(asked) ?? localePath(locale, '/');
  if (!half) redirect(withNext(localePath(locale, SIGNIN_PATH), next));
  return <SecondStep error={SECOND_STEP_ERRORS.find((one) => one === error)} next={next} />;
}
