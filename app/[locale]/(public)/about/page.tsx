import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Grades, Prose } from '@/components/about/prose';
import { PageHead } from '@/components/browse/page-head';
import { LocaleLink } from '@/components/ui/locale-link';
import { RELEASES_PATH } from '@/lib/iana/routes';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { ABOUT_PATH, API_DOCS_PATH, PRIVACY_PATH } from '@/lib/platform/page-routes';

const LINKS = {
  iana: 'https://www.iana.org/assignments/service-names-port-numbers/',
  rfc: 'https://www.rfc-editor.org/rfc/rfc6335',
  cc0: 'https://creativecommons.org/publicdomain/zero/1.0/',
  ccBySa: 'https://creativecommons.org/licenses/by-sa/4.0/',
  mit: 'https://opensource.org/license/mit',
} as const;

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('about'), currentLocale()]);
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAlternates(locale, ABOUT_PATH),
    openGraph: { images: '/og/portolan.png' },
  };
}

function outward(href: string) {
  return function Outward(chunks: ReactNode) {
    return <a href={href}>{chunks}</a>;
  };
}

function inward(href: string) {
  return function Inward(chunks: ReactNode) {
    return <LocaleLink href={href}>{chunks}</LocaleLink>;
  };
}

export default async function AboutPage() {
  const t = await getTranslations('about');
  const links = Object.fromEntries(
    Object.entries(LINKS).map(([name, href]) => [name, outward(href)]),
  );
  return (
    <div className="wrap">
      <PageHead lead={t('lead')} title={t('title')} />
      <Prose>
        <h2>{t('official.title')}</h2>
        <p>{t.rich('official.text', { ...links, releases: inward(RELEASES_PATH) })}</p>
        <p>{t('official.limits')}</p>
        <h2>{t('practice.title')}</h2>
        <p>{t('practice.text')}</p>
        <p>{t('practice.apart')}</p>
        <h2>{t('grades.title')}</h2>
        <p>{t('grades.text')}</p>
        <Grades />
        <p>{t('grades.primary')}</p>
        <h2>{t('licences.title')}</h2>
        <ul>
          <li>{t.rich('licences.iana', links)}</li>
          <li>{t.rich('licences.facts', links)}</li>
          <li>{t.rich('licences.articles', links)}</li>
          <li>{t.rich('licences.code', links)}</li>
        </ul>
        <h2>{t('more.title')}</h2>
        <p>{t.rich('more.text', { api: inward(API_DOCS_PATH), privacy: inward(PRIVACY_PATH) })}</p>
      </Prose>
    </div>
  );
}
