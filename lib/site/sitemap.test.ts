import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import {
  ADDRESSES_PER_FILE,
  parseSitemapFile,
  sitemapFilePath,
  sitemapFiles,
  sitemapIndex,
  sitemapOf,
} from './sitemap';

const ORIGIN = 'https://ports.example';

describe('the sitemap', () => {
  it('has a file for each language, and more where one cannot hold all addresses', () => {
    expect(sitemapFiles(10)).toHaveLength(LOCALES.length);
    expect(sitemapFiles(ADDRESSES_PER_FILE + 1)).toHaveLength(2 * LOCALES.length);
  });

  it('lists files whose names are read back', () => {
    for (const file of sitemapFiles(ADDRESSES_PER_FILE + 1)) {
      const path = sitemapFilePath(file);
      expect(sitemapIndex(ADDRESSES_PER_FILE + 1, ORIGIN)).toContain(`<loc>${ORIGIN}${path}</loc>`);
      expect(parseSitemapFile(path.replace('/sitemap/', ''))).toEqual(file);
    }
  });

  it('holds every address once over its files, in the language of the file', () => {
    const paths = Array.from({ length: ADDRESSES_PER_FILE + 5 }, (_, at) => `/ports/${at}`);
    const all = [0, 1]
      .map((part) => sitemapOf(paths, { locale: 'pl', part }, ORIGIN) ?? '')
      .join('');
    expect(all.match(/<loc>/g)).toHaveLength(paths.length);
    expect(all).toContain(`<loc>${ORIGIN}/pl/ports/${paths.length - 1}</loc>`);
    expect(sitemapOf(paths, { locale: 'pl', part: 2 }, ORIGIN)).toBeNull();
  });

  it('is well-formed whatever a name holds', () => {
    expect(sitemapOf(['/services/a&b<c'], { locale: 'en', part: 0 }, ORIGIN)).toContain(
      '/services/a&#38;b&#60;c',
    );
  });

  it.each(['xx-0.xml', 'en.xml', 'en-0.txt', 'en--1.xml', 'en-100.xml'])(
    'has no file %s',
    (name) => {
      expect(parseSitemapFile(name)).toBeNull();
    },
  );
});
