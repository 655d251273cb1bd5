import { beforeAll, describe, expect, it } from 'vitest';
import { isPrimary } from '@/lib/reports/rules/primary';
import { PRIMARY_KINDS } from '@/lib/reports/types';
import { evidenceChangeSchema, reportCreateSchema } from '@/lib/reports/changes';
import type { Locale } from '@/lib/i18n/locales';
import { MAX_PORT } from '@/lib/ports/types';
import { isSameName, nameKeys } from '@/lib/software/names';
import { taglineIn } from '@/lib/software/types';
import { citedNumbers, readStockArticles, readStockProfiles, readStockSoftware } from './stock';
import type { StockArticle, StockSoftware } from './stock';

/** Names that begin with a small letter. */
const SMALL_NAMES = new Set([
  ...['collectd', 'httpd', 'memcached', 'nginx', 'npm', 'syslog', 'systemd', 'webpack'],
]);

/** Reports none of whose quotes holds the number: the maker's page names it in another place than it explains it. */
const NUMBER_ELSEWHERE = new Set(['oracle-database 1521']);

/** The languages besides English in which the stock is whole. Another may be a language of the site before. */
const SPOKEN: readonly Exclude<Locale, 'en'>[] = ['he', 'pl', 'es'];

let stock: StockSoftware[];
let articles: StockArticle[];

beforeAll(async () => {
  [stock, articles] = [await readStockSoftware(), await readStockArticles()];
});

describe('the stock of reports', () => {
  it('lists where a vendor publishes whatever is called the vendor’s', () => {
    const strangers = stock.flatMap(({ software, reports }) =>
      reports
        .flatMap(({ evidence }) => evidenceChangeSchema.array().parse(evidence))
        .filter(({ kind, publisher }) => publisher === 'vendor' && PRIMARY_KINDS.includes(kind))
        .filter(({ kind, url }) => !isPrimary({ kind, url: url ?? null, ticked: false }, software))
        .map(({ url }) => `${software.slug} ${url}`),
    );
    expect(strangers).toEqual([]);
  });

  it('quotes for each report a line that holds its number', () => {
    const without = stock.flatMap(({ software, reports }) =>
      reports
        .map((report) => reportCreateSchema.parse({ ...report, software: { slug: software.slug } }))
        .filter(
          ({ portStart, portEnd, evidence }) =>
            !evidence.some(({ quote = '' }) =>
              [...quote.replaceAll('_', '').matchAll(/\d+/g)].some(
                ([number]) => Number(number) >= portStart && Number(number) <= portEnd,
              ),
            ),
        )
        .map(({ portStart }) => `${software.slug} ${portStart}`),
    );
    expect(new Set(without)).toEqual(NUMBER_ELSEWHERE);
  });

  it('quotes each of its sources once', () => {
    const twice = stock.flatMap(({ software, reports }) =>
      reports.flatMap((report) => {
        const { portStart, evidence } = reportCreateSchema.parse({
          ...report,
          software: { slug: software.slug },
        });
        const keys = evidence.map(({ url, quote }) => `${url} ${quote}`);
        return new Set(keys).size === keys.length ? [] : [`${software.slug} ${portStart}`];
      }),
    );
    expect(twice).toEqual([]);
  });

  it('has an entry without reports only of a program that an official service names', async () => {
    const named = (await readStockProfiles()).flatMap(({ software }) => software);
    const alone = stock
      .filter(({ reports }) => reports.length === 0)
      .filter(({ software }) => !named.some((name) => isSameName(name, software)))
      .map(({ software }) => software.slug);
    expect(alone).toEqual([]);
  });

  it('gives no two entries a name that means both', () => {
    const seen = new Map<string, string>();
    const twice = stock.flatMap(({ software }) =>
      nameKeys(software).flatMap((key) => {
        const other = seen.get(key);
        seen.set(key, software.slug);
        return other === undefined ? [] : `${key}: ${other}, ${software.slug}`;
      }),
    );
    expect(twice).toEqual([]);
  });

  it('gives each setting as one line to copy, with another port than the report has', () => {
    const found = stock.flatMap(({ software, reports }) =>
      reports
        .map((report) => reportCreateSchema.parse({ ...report, software: { slug: software.slug } }))
        .flatMap(({ settings = [], portStart, role }) =>
          settings.map(({ kind, key, example }) => ({
            ...{ kind, role, line: `${software.slug} ${portStart} ${key}: ${example}` },
            isOneLine: !example.includes('\n'),
            ports: (example.match(/(?<![\d.])\d{1,5}(?![\d.])/g) ?? []).map(Number),
            // What follows another number and a colon is a container's own side.
            isNew: !new RegExp(`(?<!\\d|(?<![\\d.])\\d{2,5}:)${portStart}(?!\\d)`).test(example),
          })),
        ),
    );
    expect(found.length).toBeGreaterThan(600);
    const isSaid = ({ kind, ports }: (typeof found)[number]) =>
      (kind !== 'flag' && kind !== 'env') || ports.some((port) => port > 0 && port <= MAX_PORT);
    const wrong = found.filter((one) => !one.isOneLine || !one.isNew || !isSaid(one));
    expect(wrong.map(({ line }) => line)).toEqual([]);
    expect(found.filter(({ role }) => role === 'malware')).toEqual([]);
  });

  it('says how a port is changed once: as a setting, and not in the description too', () => {
    const twice = stock.flatMap(({ software, reports }) =>
      reports
        .filter(({ settings, description }) => settings !== undefined && description !== undefined)
        .filter(({ description }) => /^Set (with|in|as|by) `/.test(String(description)))
        .map(({ portStart }) => `${software.slug} ${String(portStart)}`),
    );
    expect(twice).toEqual([]);
  });

  it('says what each piece of software is in words its article fits', () => {
    const misfits = stock
      .map(({ software }) => `${software.article} ${software.tagline}`)
      .filter((text) => /^a [aeioAEIO]|^an (?![FHLMNRSX][A-Z\d]|X |mDNS)[^aeiouAEIOU]/.test(text));
    expect(misfits).toEqual([]);
  });

  it('says what each piece of software is in every language', () => {
    const others = SPOKEN;
    const missing = stock.flatMap(({ software }) =>
      others
        .filter((locale) => taglineIn(software, locale)?.locale !== locale)
        .map((locale) => `${locale} ${software.slug}`),
    );
    expect(missing).toEqual([]);
    const untranslated = stock.flatMap(({ software: { slug, tagline, taglines } }) =>
      others.filter((locale) => taglines[locale] === tagline).map((locale) => `${locale} ${slug}`),
    );
    expect(untranslated).toEqual([]);
  });

  it('says it in Hebrew words in Hebrew: only names are in Latin letters', () => {
    const strange = stock
      .map(({ software }) => software.taglines.he ?? '')
      .filter(
        (text) =>
          !/\p{Script=Hebrew}{2}/u.test(text) ||
          // A word in small letters is English, unless it is a name that is written so.
          [...text.matchAll(/(?<![\w.-])[a-z]+\b/g)].some(([word]) => !SMALL_NAMES.has(word)),
      );
    expect(strange).toEqual([]);
  });
});

describe('the stock of articles', () => {
  it('cites each source it lists and lists each source it cites', () => {
    for (const { port, locale, changes } of articles) {
      const { body = '', questions = '', citations = [] } = changes;
      const cited = [...citedNumbers(`${body}\n${questions}`)].sort((a, b) => a - b);
      expect(cited, `${locale}, port ${port}`).toEqual(citations.map(({ id }) => id));
    }
  });

  it('takes the sources of a translation from its original, by the same numbers', () => {
    const translations = articles.filter(({ changes }) => changes.translatedFrom !== undefined);
    expect(translations).not.toEqual([]);
    for (const { port, locale, changes } of translations) {
      const original = articles.find(
        (one) => one.port === port && one.locale === changes.translatedFrom,
      );
      expect(original?.changes.citations, `${locale}, port ${port}`).toEqual(
        expect.arrayContaining(changes.citations ?? []),
      );
    }
  });

  it('has each article in English, and each that is translated in every language', () => {
    const localesOf = new Map<number, string[]>();
    for (const { port, locale } of articles) {
      localesOf.set(port, [...(localesOf.get(port) ?? []), locale]);
    }
    const missing = [...localesOf].flatMap(([port, present]) =>
      (present.length > 1 ? ['en', ...SPOKEN] : ['en'])
        .filter((locale) => !present.includes(locale))
        .map((locale) => `${port}.${locale}`),
    );
    expect(missing).toEqual([]);
  });

  it('has questions in every article, with three answers at least', () => {
    const few = articles
      .filter(({ changes }) => (changes.questions ?? '').split(/^### /m).length <= 3)
      .map(({ port, locale }) => `${port}.${locale}`);
    expect(few).toEqual([]);
  });
});
