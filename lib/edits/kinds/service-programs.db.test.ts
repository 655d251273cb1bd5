import { beforeEach, describe, expect, it } from 'vitest';
import { serviceSubject } from '@/lib/edits/subjects/service';
import { softwareSubject } from '@/lib/edits/subjects/software';
import { search } from '@/lib/search/queries';
import { findOfficialUses } from '@/lib/services/programs';
import { findProfileAnswer } from '@/lib/services/queries';
import { softwarePath } from '@/lib/software/routes';
import { applied, must, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { after, HOUR, newScene, type Scene, T0 } from './scene.fixture';

const PROFILE = {
  plainName: 'PostgreSQL',
  what: 'Database connections.',
  software: ['PostgreSQL', 'Postgres Pro'],
};
const subject = 'postgresql';

let scene: Scene;

beforeEach(async () => {
  scene = await newScene();
  const counts = { rowCount: 1, same: 0, added: 1, removed: 0, changed: 0, renamed: 0 };
  const release = await testDb().release.create({
    data: { date: new Date('2026-08-17'), form: 'xml', sha256: '', ...counts },
  });
  const row = {
    ...{ firstReleaseId: release.id, serviceName: 'postgresql', portStart: 5432, portEnd: 5432 },
    ...{ position: 0, description: 'PostgreSQL Database', references: [], referenceText: '' },
  };
  for (const transport of ['tcp', 'udp'])
    await testDb().registryRow.create({ data: { ...row, transport, contentHash: transport } });
  for (const software of [{ name: 'PostgreSQL', aliases: ['postgres'] }, { name: 'Pro' }])
    await applied(scene.author, { kind: 'report.create', changes: { ...REPORT, software } }, T0);
});

const REPORT = {
  ...{ portStart: 9000, portEnd: 9000, transports: ['tcp'], role: 'default', summary: 'Metrics.' },
  evidence: [{ kind: 'vendor-docs', url: 'https://example.org/ports' }],
};
const OFFICIAL = { start: 5432, end: 5432 };
const REPORTED = { start: 9000, end: 9000 };

const uses = (slug: string) => findOfficialUses(testDb(), slug);
const portsInSearch = async (q: string) =>
  (await search({ q, kind: 'software' }, softwarePath))[0]?.spans ?? [];
const change = (changes: object) =>
  applied(scene.author, { kind: 'service.update', subject, changes }, after(HOUR));

describe('the programs that a profile names', () => {
  it('are entries where a name, slug or alias is the same, and stay names where none is', async () => {
    await change(PROFILE);
    expect(await findProfileAnswer('postgresql')).toMatchObject({
      software: [{ slug: 'postgresql', name: 'PostgreSQL' }],
      softwareNames: ['PostgreSQL', 'Postgres Pro'],
    });
    await change({ software: ['postgres', 'PostgreSQL'] });
    expect(await findProfileAnswer('postgresql')).toMatchObject({
      software: [{ slug: 'postgresql', name: 'PostgreSQL' }],
    });
  });

  it('have its ports as official ones, in their entry and in the search', async () => {
    expect(await uses('postgresql')).toEqual([]);
    await change(PROFILE);
    expect(await uses('postgresql')).toMatchObject([
      {
        serviceName: 'postgresql',
        spans: [{ start: 5432, end: 5432 }],
        transports: ['tcp', 'udp'],
      },
    ]);
    expect(await portsInSearch('postgres')).toEqual([OFFICIAL, REPORTED]);
    expect(await uses('pro')).toEqual([]);
  });

  it('lose them where an edit takes the name out, or is undone', async () => {
    const edit = await change(PROFILE);
    must(await submit(scene.author, { kind: 'revert', subject: edit.id }, after(2 * HOUR)));
    expect(await uses('postgresql')).toEqual([]);
    expect(await portsInSearch('postgres')).toEqual([REPORTED]);
  });

  it('gain them where an entry gets the name', async () => {
    await change(PROFILE);
    const changes = { aliases: ['Postgres Pro'] };
    await applied(scene.author, { kind: 'software.update', subject: 'pro', changes }, after(HOUR));
    expect(await uses('pro')).toMatchObject([{ serviceName: 'postgresql' }]);
    expect(await portsInSearch('pro')).toEqual([OFFICIAL, REPORTED]);
    expect((await findProfileAnswer('postgresql'))?.software).toContainEqual({
      slug: 'pro',
      name: 'Pro',
    });
  });

  it('tell the pages of the other when either changes', () => {
    const profile = serviceSubject.parse({
      ...{ service: 'postgresql', plainName: 'P', what: 'W', aliases: [], transports: [] },
      ...{ specification: [], software: ['PostgreSQL'], securityNote: '', sources: [], local: {} },
      state: 'active',
    });
    const entry = softwareSubject.parse({
      ...{ slug: 'pg', name: 'PG', tagline: '', article: '', homepage: '', domains: [] },
      ...{ repositories: [], aliases: ['postgreSQL'], commonness: 'known', state: 'active' },
      mergedInto: null,
    });
    const shared = softwareSubject
      .tags(entry)
      .filter((tag) => serviceSubject.tags(profile).includes(tag));
    expect(shared).toContain('program:postgresql');
  });
});
