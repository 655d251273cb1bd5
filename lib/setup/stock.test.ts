import { beforeAll, describe, expect, it } from 'vitest';
import { isPrimary } from '@/lib/reports/rules/primary';
import { PRIMARY_KINDS } from '@/lib/reports/types';
import { evidenceChangeSchema } from '@/lib/reports/changes';
import { readStockArticles, readStockSoftware } from './stock';
import type { StockArticle, StockSoftware } from './stock';

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

  it('says what each piece of software is in words its article fits', () => {
    const misfits = stock
      .map(({ software }) => `${software.article} ${software.tagline}`)
      .filter((text) => /^a [aeioAEIO]|^an [^aeiouAEIOUS]/.test(text));
    expect(misfits).toEqual([]);
  });
});

describe('the stock of articles', () => {
  it('cites each source it lists and lists each source it cites', () => {
    for (const { port, changes } of articles) {
      const { body = '', questions = '', citations = [] } = changes;
      const cited = [...`${body}\n${questions}`.matchAll(/\[\^(\d+)\]/g)].map(([, id]) =>
        Number(id),
      );
      expect(
        [...new Set(cited)].sort((a, b) => a - b),
        `port ${port}`,
      ).toEqual(citations.map(({ id }) => id));
    }
  });
});
