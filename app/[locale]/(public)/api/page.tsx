import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Operation } from '@/components/apidocs/operation';
import { Schemas } from '@/components/apidocs/schemas';
import { Prose } from '@/components/about/prose';
import { PageHead } from '@/components/browse/page-head';
import { Section } from '@/components/browse/section';
import { openApiDocument } from '@/lib/api/openapi';
import { OPENAPI_PATH } from '@/lib/api/routes';
import { pageAlternates } from '@/lib/i18n/alternates';
import { currentLocale } from '@/lib/i18n/current';
import { API_DOCS_PATH } from '@/lib/platform/page-routes';

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
  const { paths, components, servers } = openApiDocument();
  const base = servers[0]?.url ?? '';
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path: base + path,
      method,
      operation,
    })),
  );
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
          })}
        </p>
        <p>{t.rich('document', { a: (chunks) => <a href={OPENAPI_PATH}>{chunks}</a> })}</p>
      </Prose>
      <Section title={t('calls')}>
        {operations.map(({ path, method, operation }) => (
          <Operation
            key={operation.operationId}
            method={method}
            operation={operation}
            path={path}
          />
        ))}
      </Section>
      <Section title={t('schemas')}>
        <Schemas schemas={components.schemas} />
      </Section>
    </div>
  );
}
