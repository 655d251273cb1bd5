import { beforeAll, describe, expect, it } from 'vitest';
import { setUpData } from '@/lib/setup/first-data';
import { testDb } from '@/lib/testing/postgres';

const lines: string[] = [];

beforeAll(() => setUpData((line) => lines.push(line)), 120_000);

describe('a new instance', () => {
  it('starts with the three releases, every report and every article of the stock', async () => {
    expect(await testDb().release.count()).toBe(3);
    console.log(
      lines,
      await testDb().report.groupBy({ by: ['grade'], _count: true }),
      await testDb().software.count(),
      await testDb().article.count(),
    );
  });
});
