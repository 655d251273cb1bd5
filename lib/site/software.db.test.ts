import { beforeAll, describe, expect, it } from 'vitest';
import { storeSearchData } from '@/lib/testing/search-data';
import { testDb } from '@/lib/testing/postgres';
import { findSoftware, listSoftware } from './queries';
import { softwareSchema } from './schema';

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
    // What only the page reads is not in the API's answer.
    const { officialUses: _, ...answer } = { officialUses: [], ...software };
    expect(softwareSchema.parse(software)).toEqual(answer);
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
    expect((await listSoftware()).entries.map(({ slug }) => slug)).not.toContain('gitea');
  });
});

describe('the official services that a program implements', () => {
  it.each([
    ['redis', [{ serviceName: 'redis', ports: [6379] }]],
    [
      'nginx',
      [
        { serviceName: 'http', ports: [80] },
        { serviceName: 'https', ports: [443] },
      ],
    ],
    ['postgresql', [{ serviceName: 'postgresql', plainName: 'PostgreSQL', ports: [5432] }]],
  ])('come first in its answer, by port: %s', async (slug, official) => {
    const answer = softwareSchema.parse(await findSoftware(slug));
    expect(answer).toMatchObject({ official });
    const keys = Object.keys(answer);
    expect(keys.indexOf('official')).toBeLessThan(keys.indexOf('ports'));
  });

  it('are told apart from what is reported of it', async () => {
    const redis = softwareSchema.parse(await findSoftware('redis'));
    expect(redis.ports.map(({ portStart }) => portStart)).toEqual([16379]);
  });

  it('are none where no profile names it, whatever a service is called', async () => {
    // IANA's echo is the test service on 7, not the web framework of that name.
    expect(await findSoftware('echo')).toMatchObject({ official: [] });
  });

  it('are ranges of ports counted out', async () => {
    const x11 = softwareSchema.parse(await findSoftware('xorg-server')).official[0];
    expect([x11?.ports[0], x11?.ports.at(-1)]).toEqual([6000, 6063]);
  });
});

describe('the index of software', () => {
  it('has programs without reports too, with their official ports', async () => {
    const openssh = (await listSoftware()).entries.find(({ slug }) => slug === 'openssh');
    expect(openssh).toMatchObject({ official: [{ start: 22, end: 22 }], ports: [] });
  });

  it('holds every active entry with its ports, by name', async () => {
    const { entries: index } = await listSoftware();
    expect(index).toHaveLength(await testDb().software.count({ where: { state: 'active' } }));
    expect(index.find(({ slug }) => slug === 'echo')?.ports).toEqual([{ start: 1323, end: 1323 }]);
  });
});
