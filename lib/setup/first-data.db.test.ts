import { beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { importStock } from '@/lib/setup/import-stock';
import { readStockArticles, readStockProfiles, readStockSoftware } from '@/lib/setup/stock';
import { storeFirstData } from '@/lib/testing/first-data';
import { testDb } from '@/lib/testing/postgres';

let lines: string[];

beforeAll(async () => {
  lines = await storeFirstData();
});

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

  it('has every profile of the stock, each with the edit and the revision that brought it', async () => {
    const profiles = await readStockProfiles();
    expect(await testDb().serviceProfile.count()).toBe(profiles.length);
    const where = { subjectType: 'service', number: 1 };
    expect(await testDb().revision.count({ where })).toBe(profiles.length);
    const applied = { kind: 'service.update', state: 'applied' };
    expect(await testDb().edit.count({ where: applied })).toBe(profiles.length);
  });

  it('has translations that follow the text of their original as it stands', async () => {
    const translated = { translatedFrom: 'en' };
    const stock = await readStockArticles();
    const count = stock.filter(({ changes }) => changes.translatedFrom === 'en').length;
    expect(count).toBeGreaterThan(0);
    expect(await testDb().article.count({ where: translated })).toBe(count);
    const current = { ...translated, translatedRevision: 1 };
    expect(await testDb().article.count({ where: current })).toBe(count);
  });

  it('has a program without reports, by the edit that brought the profile which names it', async () => {
    const { id } = await testDb().software.findUniqueOrThrow({ where: { slug: 'openssh' } });
    const where = { subjectType: 'software', subjectId: id };
    const { edit } = await testDb().revision.findFirstOrThrow({ where, include: { edit: true } });
    expect(edit).toMatchObject({ kind: 'service.update', state: 'applied', serviceName: 'ssh' });
  });

  it('gives the profiles of an older stock their programs, but not where people have changed one', async () => {
    const was = { software: [] };
    await testDb().serviceProfile.updateMany({
      where: { serviceName: { in: ['ssh', 'smtp'] } },
      data: was,
    });
    await testDb().serviceProfile.update({ where: { serviceName: 'smtp' }, data: { revision: 2 } });
    for (const name of ['ssh', 'smtp']) await forgetPrograms(name);
    await importStock(new Date(), () => undefined);
    const software = async (serviceName: string) =>
      (await testDb().serviceProfile.findUniqueOrThrow({ where: { serviceName } })).software;
    expect(await software('ssh')).toContain('OpenSSH');
    expect(await software('smtp')).toEqual([]);
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

/** A revision as it was before profiles named programs. */
async function forgetPrograms(serviceName: string): Promise<void> {
  const { id } = await testDb().serviceProfile.findUniqueOrThrow({ where: { serviceName } });
  const where = { subjectType: 'service', subjectId: id };
  const revision = await testDb().revision.findFirstOrThrow({ where });
  const { software: _, ...content } = revision.content as Record<string, Prisma.InputJsonValue>;
  // The database refuses to rewrite history: only as a copy of another database would be.
  await testDb().$transaction([
    testDb().$executeRaw`SET LOCAL session_replication_role = replica`,
    testDb().revision.update({ where: { id: revision.id }, data: { content } }),
  ]);
}
