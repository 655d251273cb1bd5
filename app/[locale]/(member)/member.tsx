import { permanentRedirect, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { PageHead } from '@/components/browse/page-head';
import { ButtonLink } from '@/components/ui/button';
import { requireActor } from '@/lib/auth/loaders';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentActor } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import type { Subject } from '@/lib/site/subjects';

/**
 * What the page is about; null where it is missing. Goes on to where it has moved. Where a whole page is asked for
 * the proxy has done the same before: this is for links followed by scripts, and for forms.
 */
export async function subjectOrNull<Of>(subject: Subject<Of>): Promise<Of | null> {
  if (subject.type === 'missing') return null;
  if (subject.type === 'here') return subject.of;
  const to = localePath(await currentLocale(), subject.path);
  return subject.permanent ? permanentRedirect(to) : redirect(to);
}

/** Whoever asks, where they can write: signed in, with a handle. */
export async function findMember(): Promise<Actor | null> {
  const actor = await currentActor();
  return actor?.handle == null ? null : actor;
}

/**
 * Instead of a form, for who has to sign in first. A page that reads the session is answered after its shell,
 * when it is too late for a status: within a boundary the redirect becomes a refresh that works without
 * scripts, and until then there is something to read and to follow.
 */
export async function SignedOut({ path }: { readonly path: string }) {
  const [t, locale] = await Promise.all([getTranslations('editForms'), currentLocale()]);
  return (
    <div className="wrap">
      <PageHead lead={t('signedOut.text')} title={t('signedOut.title')} />
      <ButtonLink href={withNext(SIGNIN_PATH, localePath(locale, path))} tone="primary">
        {t('signedOut.button')}
      </ButtonLink>
      <Suspense fallback={null}>
        <OnToSignIn path={path} />
      </Suspense>
    </div>
  );
}

async function OnToSignIn({ path }: { readonly path: string }) {
  await requireActor(path);
  return null;
}
