import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FieldForm } from '@/components/auth/field-form';
import { NarrowPage } from '@/components/auth/narrow-page';
import { chooseHandleAction } from '@/lib/auth/actions-signin';
import { answerOf } from '@/lib/auth/form-answer';
import { findFreeHandle } from '@/lib/auth/queries-handle';
import { HANDLE_PATH, SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { HANDLE_LENGTH, isGeneratedHandle } from '@/lib/auth/rules/handle';
import { safeNext } from '@/lib/auth/rules/next-path';
import { currentActor } from '@/lib/auth/session';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';

interface HandleRouteProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signin');
  return { title: t('handle.title') };
}

export default async function HandleRoute({ searchParams }: HandleRouteProps) {
  const [query, actor, locale, t] = await Promise.all([
    searchParams,
    currentActor(),
    currentLocale(),
    getTranslations('signin'),
  ]);
  const next = safeNext(query.next) ?? localePath(locale, '/');
  if (actor === null)
    redirect(
      withNext(localePath(locale, SIGNIN_PATH), withNext(localePath(locale, HANDLE_PATH), next)),
    );
  if (actor.handle !== null && !isGeneratedHandle(actor.handle)) redirect(next);
  const answered = await answerOf('handle');
  // What somebody typed already is theirs to mend.
  const suggestion = answered.status === 'idle' ? await findFreeHandle() : '';
  return (
    <NarrowPage lead={t('handle.lead')} title={t('handle.title')}>
      <FieldForm
        action={chooseHandleAction}
        answered={suggestion === '' ? answered : { ...answered, value: suggestion }}
        field={{
          name: 'handle',
          label: t('handle.label'),
          hint: `${suggestion === '' ? '' : `${t('handle.free')} `}${t('handle.hint', HANDLE_LENGTH)}`,
          type: 'text',
          autoComplete: 'username',
          maxLength: HANDLE_LENGTH.max,
          code: true,
        }}
        hidden={{ locale, next }}
        busy={t('handle.sending')}
        submit={t('handle.submit')}
      />
    </NarrowPage>
  );
}
