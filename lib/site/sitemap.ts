import { isLocale, type Locale, localePath, LOCALES } from '@/lib/i18n/locales';

/** The protocol allows 50,000 addresses a file (sitemaps.org). */
export const ADDRESSES_PER_FILE = 40_000;

/** One file: a language, and which part of its addresses. */
export interface SitemapFile {
  readonly locale: Locale;
  readonly part: number;
}

/** The files that so many pages fill, language by language. */
export function sitemapFiles(pages: number): SitemapFile[] {
  const parts = Math.max(1, Math.ceil(pages / ADDRESSES_PER_FILE));
  return LOCALES.flatMap((locale) =>
    Array.from({ length: parts }, (_, part) => ({ locale, part })),
  );
}

/** The file's address, `/sitemap/pl-0.xml`. */
export function sitemapFilePath({ locale, part }: SitemapFile): string {
  return `/sitemap/${locale}-${part}.xml`;
}

/** Reads the file's name out of an address; null where it is none. */
export function parseSitemapFile(name: string): SitemapFile | null {
  const [, locale, part] = /^([a-z]{2})-(\d{1,2})\.xml$/.exec(name) ?? [];
  return isLocale(locale) ? { locale, part: Number(part) } : null;
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The list of files, as `/sitemap.xml` gives it. `origin` has no slash at its end. */
export function sitemapIndex(pages: number, origin: string): string {
  const files = sitemapFiles(pages).map(
    (file) => `<sitemap><loc>${escapeXml(origin + sitemapFilePath(file))}</loc></sitemap>`,
  );
  return `${XML}\n<sitemapindex xmlns="${NAMESPACE}">\n${files.join('\n')}\n</sitemapindex>\n`;
}

/** One file of addresses; null where the file has none. */
export function sitemapOf(
  paths: readonly string[],
  { locale, part }: SitemapFile,
  origin: string,
): string | null {
  const here = paths.slice(part * ADDRESSES_PER_FILE, (part + 1) * ADDRESSES_PER_FILE);
  if (here.length === 0) return null;
  const urls = here.map(
    (path) => `<url><loc>${escapeXml(origin + localePath(locale, path))}</loc></url>`,
  );
  return `${XML}\n<urlset xmlns="${NAMESPACE}">\n${urls.join('\n')}\n</urlset>\n`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
