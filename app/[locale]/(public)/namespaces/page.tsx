import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyList } from '@/components/browse/empty-list';
import { PageHead, Section } from '@/components/browse/page-head';
import { NamespaceList } from '@/components/namespaces/namespace-list';
import { ButtonLink } from '@/components/ui/button';
import { currentLocale } from '@/lib/i18n/current';
import { pageAlternates } from '@/lib/i18n/locales';
import { loadNamespaces } from '@/lib/namespaces/loaders';
import { NAMESPACES_PATH, NEW_NAMESPACE_PATH } from '@/lib/namespaces/routes';

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('namespaces'), currentLocale()]);
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAlternates(locale, NAMESPACES_PATH),
    openGraph: { images: '/og/portolan.png' },
  };
}

/** Who coordinates which ports. */
export default async function NamespacesRoute() {
  const [t, { active, asked }] = await Promise.all([
    getTranslations('namespaces'),
    loadNamespaces(),
  ]);
  return (
    <div className="wrap">
      <PageHead lead={t('lead')} title={t('title')} />
      {active.length === 0 ? (
        <EmptyList text={t('noneText')} title={t('none')} />
      ) : (
        <NamespaceList label={t('title')} namespaces={active} />
      )}
      <p>
        <ButtonLink href={NEW_NAMESPACE_PATH}>{t('ask.link')}</ButtonLink>
      </p>
      {asked.length > 0 && (
        <Section id="asked" title={t('waiting')}>
          <NamespaceList label={t('waiting')} namespaces={asked} />
        </Section>
      )}
    </div>
  );
}
