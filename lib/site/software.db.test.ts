import { beforeAll, describe, expect, it } from 'vitest';
import { storeSearchData } from '@/lib/testing/search-data';
import { testDb } from '@/lib/testing/postgres';
import { findSoftware, listSoftware } from './software-queries';
import { softwareSchema } from './software-schema';

beforeAll(async () => {
  await storeSearchData();
  const counts = { sources: 1, primarySources: 1, contrary: 0, confirm: 0, dispute: 0 };
  await testDb().report.updateMany({
    data: { gradeReason: { code: 'supported', ...counts, missing: ['confirmers'] } },
  });
});

describe('a piece of software', () => {
  it('comes with everything reported of it, by port', async () => {
    const software = await findSoftware('kubernetes');
    expect(softwareSchema.parse(software)).toEqual(software);
    expect(software).toMatchObject({ slug: 'kubernetes', name: 'Kubernetes', homepage: null });
    const ports =
      software === null || 'mergedInto' in software
        ? []
        : software.ports.map(({ portStart }) => portStart);
    expect(ports).toEqual([...ports].sort((a, b) => a - b));
    expect(ports).toContain(6443);
  });

  it.each(['nope', 'Echo', 'a b', '', '../x', 'x\0y'])('is not found by %j', async (slug) => {
    expect(await findSoftware(slug)).toBeNull();
  });

  it('leads on to the entry it was merged into, and leaves the index', async () => {
    const into = await testDb().software.findUniqueOrThrow({ where: { slug: 'echo' } });
    await testDb().software.update({
      where: { slug: 'gitea' },
      data: { state: 'merged', mergedIntoId: into.id },
    });
    expect(await findSoftware('gitea')).toEqual({ mergedInto: 'echo' });
    expect((await listSoftware()).map(({ slug }) => slug)).not.toContain('gitea');
  });
});

describe('the index of software', () => {
  it('holds every active entry with its ports, by name', async () => {
    const index = await listSoftware();
    expect(index).toHaveLength(await testDb().software.count({ where: { state: 'active' } }));
    expect(index.find(({ slug }) => slug === 'echo')?.ports).toEqual([{ start: 1323, end: 1323 }]);
  });
});
