import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleId, parseArticleId } from '@/lib/articles/routes';
import { LOCALES } from '@/lib/i18n/locales';

it('an id of an article names its place and no other', () => {
  fc.assert(
    fc.property(
      fc.record({
        port: fc.integer({ min: 0, max: 65535 }),
        locale: fc.constantFrom(...LOCALES),
      }),
      (place) => {
        expect(parseArticleId(articleId(place))).toEqual(place);
      },
    ),
  );
});

it.each(['80', '80/', '80/xx', '80/en/x', '080/en', '65536/en', '/en', '', '80/EN', ' 80/en'])(
  '%j is the id of no article',
  (text) => {
    expect(parseArticleId(text)).toBeNull();
  },
);
