import { beforeAll, describe, expect, it } from 'vitest';
import { setUpData } from '@/lib/setup/first-data';
import { readStockArticles, readStockSoftware } from '@/lib/setup/stock';
import { testDb } from '@/lib/testing/postgres';

const lines: string[] = [];

beforeAll(() => setUpData((line) => lines.push(line)));

describe('a new instance', () => {
  it('starts with the three releases, every report and every article of the stock', async () => {
    const stock = await readStockSoftware();
    const articles = await readStockArticles();
    const reports = stock.reduce((sum, entry) => sum + entry.reports.length, 0);
    expect(await testDb().release.count()).toBe(3);
    expect(await testDb().software.count()).toBe(stock.length);
    expect(await testDb().report.count({ where: { state: 'active' } })).toBe(reports);
    expect(await testDb().article.count()).toBe(articles.length);
    expect(lines.at(-1)).toBe(`${reports} reports and ${articles.length} articles came in.`);
  });

  it('has no report that anybody confirmed yet, and none without a source', async () => {
    const grades = await testDb().report.groupBy({ by: ['grade'] });
    expect(grades.map(({ grade }) => grade).sort()).toEqual([
      'historic',
      'now-official',
      'supported',
    ]);
  });
});
