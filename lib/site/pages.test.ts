import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/locales';
import { parsePortText } from '@/lib/ports/types';
import nextConfig from '@/next.config.js';
import { config as proxyConfig } from '@/proxy';
import { LOOK_UPS } from './arrival';
import { isKeptAddress } from './kept-paths';
import { addressPattern, byQuery, keptMissing, pageFolders } from './page-folders.mjs';

const pages = pageFolders();
const pathsOf = (group: string) =>
  pages.flatMap((page) => (page.group === group ? [page.path] : []));

describe('every page', () => {
  it('is in one of the four groups, but for the one that catches what has no page', () => {
    const files = readdirSync('app/[locale]', { recursive: true }).map(String);
    const outside = files.filter((file) => /(^|\/)page\.tsx$/.test(file) && !file.startsWith('('));
    expect(outside).toEqual(['[...rest]/page.tsx']);
    expect(files.filter((file) => /(^|\/)page\.tsx$/.test(file))).toHaveLength(pages.length + 1);
    expect([...new Set(pages.map(({ group }) => group))].sort()).toEqual([
      'kept',
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

  it('that only the front door keeps has its addresses, in each language, and no others', () => {
    const odd = ['080', '00', '+80', '-1', 'abc', '80 ', '1e3', '80.txt', '', '80/history'];
    const all = [...Array.from({ length: 70_000 }, (_, n) => String(n)), ...odd];
    const ports = all.filter((asked) => parsePortText(asked)?.canonical === true);
    expect(all.filter((asked) => isKeptAddress(`/ports/${asked}`))).toEqual(ports);
    for (const locale of LOCALES)
      expect(isKeptAddress(`/${locale}/ports/80`), locale).toBe(locale !== DEFAULT_LOCALE);
  });

  it('that only the front door keeps makes room for another page by its query, and by no other query', () => {
    for (const address of [
      '/ports/80?asof=2026-04-09',
      '/he/ports/80?x=1&asof=no',
      '/ports/80?asof&asof=x',
    ])
      expect(isKeptAddress(address), address).toBe(false);
    for (const address of [
      '/ports/80?',
      '/ports/80?asof=',
      '/ports/80?as=of',
      '/ports/80?x=1?asof=1',
    ])
      expect(isKeptAddress(address), address).toBe(true);
  });

  it('that stands at another’s address by its query is there, in a folder of that name', () => {
    for (const path of pathsOf('kept')) {
      const [shown] = byQuery(path).shown;
      if (shown === undefined) continue;
      const folder = shown.destination.replace(/:\w+/g, (name) => `[${name.slice(1)}]`);
      expect(pathsOf('public').map((one) => one.replace(/\[\w+\]$/, '[asof]'))).toContain(folder);
    }
  });

  it('that only the front door keeps reads what the front door can read again', () => {
    const readers = readFileSync('lib/site/kept-readers.ts', 'utf8');
    const kept = 'app/[locale]/(kept)';
    const code = readdirSync(kept, { recursive: true })
      .map(String)
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(`${kept}/${file}`, 'utf8'))
      .join('\n');
    const modules = [...code.matchAll(/from '(@\/lib\/[\w/-]*\/(?:loaders|queries)[\w/-]*)'/g)];
    expect(modules.length).toBeGreaterThan(0);
    for (const [, name = ''] of modules) {
      expect(readers, name).toContain(`import '${name}';`);
      const names = new RegExp(`import \\{([^}]*)\\} from '${name}'`).exec(code)?.[1] ?? '';
      const loaders = readFileSync(`${name.replace('@/', '')}.ts`, 'utf8');
      for (const one of names.split(',').map((word) => word.trim()))
        expect(loaders, one).toMatch(
          new RegExp(`export const ${one} = (?:cache\\(\\s*)?keptReader\\(`),
        );
    }
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
      [...pathsOf('public'), ...pathsOf('kept')]
        .flatMap((path) => [addressPattern(path), addressPattern(path, languages)])
        .sort(),
    );
  });

  it('shows what is missing where an address has the form of a kept page and is none', async () => {
    const { rewritten } = await addresses();
    for (const path of pathsOf('kept')) {
      for (const locale of ['', languages]) {
        const { source, shown } = keptMissing(path, locale);
        const rule = rewritten.find((one) => one.source === source);
        expect(rule?.destination).toBe(`${locale === '' ? '/en' : '/:locale'}${shown}`);
      }
      const pattern = new RegExp(`^${keptMissing(path).source.replace(/:\w+/, '')}$`);
      for (const missing of ['/ports/65536', '/ports/abc', '/ports/+80', '/ports/-1'])
        expect(pattern.test(missing), missing).toBe(true);
      for (const other of ['/ports/80', '/ports/0', '/ports/65535', '/ports/80/history', '/ports'])
        expect(pattern.test(other), other).toBe(false);
    }
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
