import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Operation, Schemas } from '@/components/apidocs/apidocs';
import { ApiNav } from '@/components/apidocs/contents';
import { ErrorCodes } from '@/components/apidocs/error-codes';
import { MissingEntry } from '@/components/browse/missing-entry';
import { PageHead } from '@/components/browse/page-head';
import { callsByGroup } from '@/lib/api/groups';
import { openApiDocument } from '@/lib/api/openapi';
import {
  API_DOCS_GROUPS,
  API_DOCS_PAGES,
  API_DOCS_PATH,
  type ApiDocsGroup,
  type ApiDocsPage,
  apiDocsPath,
} from '@/lib/platform/page-routes';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';

interface ApiDocsRouteProps {
  readonly params: Promise<{ group: string }>;
}

export function generateStaticParams() {
  return API_DOCS_PAGES.map((group) => ({ group }));
}

async function pageOf(params: ApiDocsRouteProps['params']): Promise<ApiDocsPage | null> {
  const { group } = await params;
  return API_DOCS_PAGES.find((page) => page === group) ?? null;
}

function isGroup(page: ApiDocsPage): page is ApiDocsGroup {
  return API_DOCS_GROUPS.some((group) => group === page);
}

async function titleOf(page: ApiDocsPage): Promise<string> {
  const t = await getTranslations('apidocs');
  return isGroup(page) ? t(`groups.${page}.title`) : t(page);
}

export async function generateMetadata({ params }: ApiDocsRouteProps): Promise<Metadata> {
  const [t, locale, page] = await Promise.all([
    getTranslations('apidocs'),
    currentLocale(),
    pageOf(params),
  ]);
  if (page === null) return { title: t('missing.title'), robots: { index: false, follow: true } };
  return {
    title: t('docTitle', { title: await titleOf(page) }),
    ...(isGroup(page) ? { description: t(`groups.${page}.text`) } : {}),
    alternates: pageAlternates(locale, apiDocsPath(page)),
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function ApiDocsRoute({ params }: ApiDocsRouteProps) {
  const [t, browse, page] = await Promise.all([
    getTranslations('apidocs'),
    getTranslations('browse'),
    pageOf(params),
  ]);
  if (page === null)
    return (
      <MissingEntry
        asked={(await params).group}
        index={{ href: API_DOCS_PATH, label: t('missing.index') }}
        text={t('missing.text')}
        title={t('missing.title')}
      />
    );
  const code = (chunks: React.ReactNode) => <code dir="ltr">{chunks}</code>;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: API_DOCS_PATH, label: t('title') }]}
        crumbsLabel={browse('crumbs')}
        lead={isGroup(page) ? t(`groups.${page}.text`) : t.rich(`${page}Lead`, { code })}
        title={await titleOf(page)}
      />
      <ApiNav current={page} />
      <Content page={page} />
    </div>
  );
}

function Content({ page }: { readonly page: ApiDocsPage }) {
  if (page === 'codes') return <ErrorCodes />;
  const document = openApiDocument();
  if (page === 'schemas') return <Schemas schemas={document.components.schemas} />;
  return (callsByGroup(document).get(page) ?? []).map((call) => (
    <Operation key={call.operation.operationId} {...call} />
  ));
}
