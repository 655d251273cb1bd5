import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { MissingPage } from '@/components/shell/missing-page';
import { ProfilePage } from '@/components/users/profile-page';
import { handleSchema } from '@/lib/auth/rules/handle';
import { localePath, pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { decodeSegment } from '@/lib/platform/address';
import { loadProfile } from '@/lib/users/loaders';
import { userPath } from '@/lib/users/routes';

interface ProfileRouteProps {
  readonly params: Promise<{ handle: string }>;
}

/** One handle, so that the page is proven static when the site is built; all others are made when asked for. */
export function generateStaticParams() {
  return [{ handle: 'portolan-stock' }];
}

async function askedProfile({ params }: ProfileRouteProps) {
  const { handle } = await params;
  const asked = decodeSegment(handle);
  const proven = handleSchema.safeParse(asked?.toLowerCase());
  return { asked, profile: proven.success ? await loadProfile(proven.data) : null };
}

export async function generateMetadata(props: ProfileRouteProps): Promise<Metadata> {
  const [t, locale, { profile }] = await Promise.all([
    getTranslations('users'),
    currentLocale(),
    askedProfile(props),
  ]);
  if (profile === null) return { title: t('missing'), robots: { index: false, follow: true } };
  return {
    title: profile.handle,
    description: t('description', { handle: profile.handle, count: profile.applied }),
    alternates: pageAlternates(locale, userPath(profile.handle)),
    // People did not come here to be found by search engines.
    robots: { index: false, follow: true },
  };
}

export default async function ProfileRoute(props: ProfileRouteProps) {
  const { asked, profile } = await askedProfile(props);
  if (profile === null) return <MissingPage />;
  // Handles are compared without case; the address has the member's own spelling.
  if (profile.handle !== asked)
    permanentRedirect(localePath(await currentLocale(), userPath(profile.handle)));
  return <ProfilePage profile={profile} />;
}
