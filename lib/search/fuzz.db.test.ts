import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { search } from '@/lib/search/queries';
import { searchAnswerSchema } from '@/lib/search/schema';
import { givenReport, person } from '@/lib/testing/community';
import { FUZZ_SEED, fuzzBudget } from '@/lib/testing/fuzz/budget';
import { hostileText, text } from '@/lib/testing/fuzz/hostile.arbitrary';
import { resetDb } from '@/lib/testing/postgres';
import { LOCALES } from '@/lib/i18n/locales';
import { SEARCH_KINDS } from './types';

beforeAll(async () => {
  await resetDb();
  const author = await person();
  await givenReport(author, {}, new Date());
  await givenReport(
    author,
    { portStart: 8080, portEnd: 8090, software: { name: 'C++ & co.' } },
    new Date(),
  );
});

const PIECES =
  ': / -> .. - 80 8080 65536 0.0.0.0:8080->80/tcp tcp udp port http:// [::]:443 * % _ \\ | ~ & ! <-> :* ( ) \' " echo C++ שלום ß İ \0 \ud800'.split(
    ' ',
  );
const query = fc.oneof(
  fc.array(fc.constantFrom(...PIECES, ' ', ','), { maxLength: 20 }).map((all) => all.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((all) => all.join(' ')),
  hostileText,
  text(0, 100),
  fc.array(hostileText, { maxLength: 4 }).map((all) => all.join(' ').repeat(3)),
);

describe(`any text in the search (${FUZZ_SEED})`, () => {
  it('is answered as the schema says, best hits first', async () => {
    const asked = fc.record({
      q: query,
      kind: fc.option(fc.constantFrom(...SEARCH_KINDS), { nil: undefined }),
      locale: fc.constantFrom(...LOCALES),
      limit: fc.constantFrom(1, 20, 100),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ kind, ...rest }) => {
        const wish = { ...rest, ...(kind !== undefined && { kind }) };
        const items = await search(wish, (slug) => `/software/${slug}`);
        expect(searchAnswerSchema.parse({ items })).toEqual({ items });
        expect(items.length).toBeLessThanOrEqual(wish.limit);
        const scores = items.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
      fuzzBudget(250),
    );
  });
});
