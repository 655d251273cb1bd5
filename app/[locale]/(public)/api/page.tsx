import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Prose } from '@/components/about/prose';
import { ApiContents } from '@/components/apidocs/contents';
import { PageHead, Section } from '@/components/browse/page-head';
import { LocaleLink } from '@/components/ui/locale-link';
import { callsByGroup } from '@/lib/api/groups';
import { openApiDocument } from '@/lib/api/openapi';
import { API_DOCS_PATH, apiDocsPath, OPENAPI_PATH } from '@/lib/platform/page-routes';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('apidocs'), currentLocale()]);
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAlternates(locale, API_DOCS_PATH),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function ApiPage() {
  const t = await getTranslations('apidocs');
  const document = openApiDocument();
  const code = (chunks: React.ReactNode) => <code dir="ltr">{chunks}</code>;
  return (
    <div className="wrap">
      <PageHead lead={t('lead')} title={t('title')} />
      <Prose>
        <p>{t.rich('read', { code })}</p>
        <p>{t.rich('lists', { code })}</p>
        <p>
          {t.rich('errors', {
            code,
            a: (chunks) => <a href="https://www.rfc-editor.org/rfc/rfc9457">{chunks}</a>,
            codes: (chunks) => <LocaleLink href={apiDocsPath('codes')}>{chunks}</LocaleLink>,
          })}
        </p>
        <p>{t.rich('document', { a: (chunks) => <a href={OPENAPI_PATH}>{chunks}</a> })}</p>
        <p>{t.rich('client', { code })}</p>
        <p>{t.rich('others', { code })}</p>
        <p>{t.rich('dns', { code })}</p>
      </Prose>
      <Section title={t('contents')}>
        <ApiContents calls={callsByGroup(document)} />
      </Section>
    </div>
  );
}
