import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/locales';
import nextConfig from '@/next.config.js';
import { config as proxyConfig } from '@/proxy';
import { LOOK_UPS } from './arrival';
import { addressPattern, pageFolders } from './page-folders.mjs';

const pages = pageFolders();
const pathsOf = (group: string) =>
  pages.flatMap((page) => (page.group === group ? [page.path] : []));

describe('every page', () => {
  it('is in one of the three groups, but for the one that catches what has no page', () => {
    const files = readdirSync('app/[locale]', { recursive: true }).map(String);
    const outside = files.filter((file) => /(^|\/)page\.tsx$/.test(file) && !file.startsWith('('));
    expect(outside).toEqual(['[...rest]/page.tsx']);
    expect(files.filter((file) => /(^|\/)page\.tsx$/.test(file))).toHaveLength(pages.length + 1);
    expect([...new Set(pages.map(({ group }) => group))].sort()).toEqual([
      'member',
      'public',
      'query',
    ]);
  });

  it('has an address of its own', () => {
    expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
  });

  it('that the proxy looks at is in its matcher, and no other is: copy what is missing', () => {
    const languages = '/:locale([a-z]{2})?';
    expect(proxyConfig.matcher).toEqual(
      pages.filter(({ proxied }) => proxied).map(({ path }) => addressPattern(path, languages)),
    );
  });

  it('that may be missing says how it is looked up', () => {
    const lookedUp = {
      query: pages.filter(({ group, proxied }) => group === 'query' && proxied),
      member: pages.filter(({ group, path }) => group === 'member' && path.includes('[')),
    };
    for (const group of ['query', 'member'] as const) {
      const paths = lookedUp[group].map(({ path }) => path);
      expect(Object.keys(LOOK_UPS[group]).sort(), group).toEqual(paths);
    }
  });
});

describe('the configuration of Next', () => {
  /** Whatever of it holds addresses. */
  async function addresses() {
    const { headers, redirects, rewrites } = nextConfig as Required<typeof nextConfig>;
    const rewritten = await rewrites();
    return {
      cached: (await headers()).filter((rule) =>
        rule.headers.some(
          ({ key, value }) => key === 'Cache-Control' && value === 'public, max-age=0, s-maxage=1',
        ),
      ),
      redirected: await redirects(),
      rewritten: 'beforeFiles' in rewritten ? (rewritten.beforeFiles ?? []) : [],
    };
  }
  const named = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE).sort();
  const languages = `/:locale(${named.join('|')})`;

  it('lets caches keep every public page, in each language, and no other page', async () => {
    const { cached } = await addresses();
    expect(cached.map(({ source }) => source).sort()).toEqual(
      pathsOf('public')
        .flatMap((path) => [addressPattern(path), addressPattern(path, languages)])
        .sort(),
    );
  });

  it('knows the languages of the list, in rewrites and in redirects', async () => {
    const { redirected, rewritten } = await addresses();
    expect(redirected.map(({ source }) => source)).toContain(
      `${languages}/ports/:zeros(0+):n(\\d+)`,
    );
    const english = rewritten.find(({ destination }) => destination === '/en/:path')?.source ?? '';
    const pattern = new RegExp(`^${english.replace(/^\/:path/, '/')}$`);
    for (const locale of LOCALES) {
      expect(pattern.test(`/${locale}/ports/80`), locale).toBe(false);
      expect(pattern.test(`/${locale}`), locale).toBe(false);
    }
    expect(pattern.test('/ports/80')).toBe(true);
    expect(pattern.test('/enough')).toBe(true);
  });
});
