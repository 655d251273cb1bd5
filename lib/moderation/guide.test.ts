import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import { readGuide } from './guide';

/** What a translation has of its original, whatever its words: headings by level, links, code, keys. */
function skeleton(text: string): object {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([found]) => found);
  return {
    headings: all(/^#+(?= )/gm),
    points: all(/^(?:-|\d+\.) /gm),
    links: all(/(?<=\]\()[^)]+(?=\))/g),
    code: all(/`[^`]+`/g).sort(),
  };
}

describe('the guide', () => {
  it.each(LOCALES.filter((locale) => locale !== 'en'))(
    'in %s has every case, link and line of code of the English one',
    async (locale) => {
      const [english, translated] = [await readGuide('en'), await readGuide(locale)];
      expect(translated.language).toBe(locale);
      expect(skeleton(translated.text)).toEqual(skeleton(english.text));
    },
  );

  it('says that trials happen', async () => {
    expect((await readGuide('en')).text).toContain('## Trials');
  });
});
