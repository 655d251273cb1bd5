import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import { FONT_CLASSES, SCRIPT_FONTS } from '@/app/fonts';
import '@/app/globals.css';
import '@/app/controls.css';
import '@/app/print.css';
import '@/app/faces/more.css';
import { MissingPage } from '@/components/shell/missing-page';
import { Shell } from '@/components/shell/shell';
import { currentLocale } from '@/lib/i18n/current';
import { isLocale, LANGUAGES, LOCALES } from '@/lib/i18n/locales';
import { loadEnv } from '@/lib/platform/env';

export function generateStaticParams() {
  return LOCALES.map((locale) => ({ locale }));
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f2e7' },
    { media: '(prefers-color-scheme: dark)', color: '#0a1622' },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    metadataBase: new URL(loadEnv().NEXTAUTH_URL),
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
  };
}

interface RootLayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ locale: string }>;
}

export default async function RootLayout({ children, params }: RootLayoutProps) {
  const [{ locale: asked }, locale] = await Promise.all([params, currentLocale()]);
  return (
    // theme.js writes data-theme, data-system and data-viewer on <html> before React comes.
    <html
      className={FONT_CLASSES}
      dir={LANGUAGES[locale].direction}
      lang={locale}
      suppressHydrationWarning
    >
      <head>
        {/* Blocking on purpose: it must run before the first paint, and a file needs no exception in a CSP. */}
        {/* eslint-disable-next-line @next/next/no-sync-scripts */}
        <script src="/theme.js" />
        {SCRIPT_FONTS[LANGUAGES[locale].script].map((font) => (
          <link as="font" crossOrigin="" href={font} key={font} rel="preload" type="font/woff2" />
        ))}
        <link
          href="/opensearch.xml"
          rel="search"
          title="Portolan"
          type="application/opensearchdescription+xml"
        />
      </head>
      <body>
        <Shell>{isLocale(asked) ? children : <MissingPage />}</Shell>
      </body>
    </html>
  );
}
