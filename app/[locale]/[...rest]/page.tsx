import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MissingPage } from '@/components/shell/missing-page';
import { NotFoundBody } from '@/components/shell/not-found-body';

export const ensureStatic = 'navigation';

/** One address, so that the page is proven static when the site is built. */
export function generateStaticParams() {
  return [{ rest: ['missing'] }];
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return { title: t('missing.title'), robots: { index: false, follow: true } };
}

interface MissingRouteProps {
  readonly params: Promise<{ rest: string[] }>;
}

export default async function MissingRoute({ params }: MissingRouteProps) {
  await params;
  return (
    <NotFoundBody>
      <MissingPage />
    </NotFoundBody>
  );
}
