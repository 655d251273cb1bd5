import { beforeAll, describe, expect, it } from 'vitest';
import { releaseAnswer } from '@/lib/iana/release-answer';
import { releaseSchema } from '@/lib/iana/schema';
import { INITIALS } from '@/lib/iana/routes';
import { inTransaction } from '@/lib/platform/db';
import { refreshServiceEntry } from '@/lib/search/commands';
import { storeShippedReleases } from '@/lib/testing/releases';
import { findCurrentRelease, findRelease, listNewNames, listReleases } from './releases';
import { findReleaseTales } from './tales';
import {
  countServices,
  findService,
  listKnownServices,
  listServiceNames,
  listServices,
  searchServices,
} from './services';

beforeAll(storeShippedReleases);

describe('a service', () => {
  it.each([
    ['http', 'http'],
    ['HTTP', 'http'],
    ['ethernet/ip-1', 'EtherNet/IP-1'],
    ['whois++', 'whois++'],
    ['z39.50', 'z39.50'],
    ['cl/1', 'cl/1'],
    ['SQL*NET', 'sql*net'],
  ])('is found by %s, without regard to case', async (asked, name) => {
    expect((await findService(asked))?.name).toBe(name);
  });

  it.each(['_', '%', 'htt_', 'h%', '', "o'brien"])(
    'is not found by %s: nothing in a name is a pattern',
    async (asked) => {
      expect(await findService(asked)).toBeNull();
    },
  );

  it('comes with its people by name and with who shares its port', async () => {
    const service = await findService('submissions');
    expect(service?.beside.map(({ name }) => name)).toEqual(['urd']);
    expect((await findService('brcd'))?.assignments[0]).toMatchObject({
      assignee: 'Todd Picquelle',
      contact: 'Todd Picquelle',
    });
  });
});

describe('the index of services', () => {
  it('holds every name of the current release under one initial', async () => {
    const pages = await Promise.all(INITIALS.map((initial) => listServices(initial)));
    const names = pages.flat().map(({ name }) => name);
    expect(names).toHaveLength(7_327);
    expect(new Set(names)).toEqual(new Set(await listServiceNames()));
  });

  it('counts what its pages hold', async () => {
    const counts = await countServices();
    for (const initial of ['a', 'y', '0'] as const) {
      expect([initial, counts.get(initial)]).toEqual([
        initial,
        (await listServices(initial)).length,
      ]);
    }
  });

  it('is in alphabetical order, each name with its ports', async () => {
    const found = await listServices('z');
    const names = found.map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
    expect(found.find(({ name }) => name === 'z39.50')).toMatchObject({
      ports: [{ start: 210, end: 210 }],
    });
  });
});

describe('services with a text in a name', () => {
  const known = { service: 'z39.50', plainName: 'Z39.50 library search', what: 'Library search.' };

  it('are found by official and plain names, page by page, and not by descriptions', async () => {
    const found = await searchServices('z39', 1, 50);
    expect(found.services.map(({ name }) => name)).toContain('z39.50');
    expect(found.services).toHaveLength(found.total);
    const [first, second] = [await searchServices('sql', 1, 3), await searchServices('sql', 2, 3)];
    expect(first.total).toBe(second.total);
    expect(first.services).toHaveLength(3);
    const names = [...first.services, ...second.services].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(await searchServices('%', 1, 50)).toEqual({ services: [], total: 0 });
    expect(await searchServices('Z39.50 library', 1, 50)).toMatchObject({ total: 0 });
    await inTransaction(async (tx) => {
      const { service: serviceName, ...words } = known;
      await tx.serviceProfile.create({ data: { serviceName, ...words } });
      await refreshServiceEntry(tx, serviceName);
    });
    expect(await searchServices('Z39.50 library', 1, 50)).toMatchObject({
      total: 1,
      services: [{ name: 'z39.50', profile: { plainName: known.plainName } }],
    });
    expect((await listKnownServices()).map(({ name }) => name)).toContain('z39.50');
  });
});

describe('the releases', () => {
  it('are listed newest first, page by page', async () => {
    expect(await findCurrentRelease()).toBe('2026-08-17');
    const all = await listReleases(10);
    expect(all.map(({ brief }) => brief.date)).toEqual(['2026-08-17', '2026-04-09', '2025-11-14']);
    const [first, second] = await listReleases(1);
    expect([first?.brief.date, second?.brief.date]).toEqual(['2026-08-17', '2026-04-09']);
    expect((await listReleases(1, first?.id))[0]?.brief.date).toBe('2026-04-09');
  });

  it('are kept with the very diff that the import found', async () => {
    const release = await findRelease('2026-08-17');
    if (release === null) throw new Error('the release is there');
    expect(release).toMatchObject({
      previous: '2026-04-09',
      form: 'xml',
      rows: { same: 14_490, added: 24, removed: 3, changed: 19, renamed: 0 },
    });
    const answer = releaseAnswer(release, new Map());
    expect(releaseSchema.parse(answer)).toEqual(answer);
    expect(answer.ports).toMatchObject({
      named: [4480, 6610, 7123, 30939],
      unnamed: [],
      renamed: [],
    });
    expect(answer.ports.textChanged).toHaveLength(15);
  });

  it('begin with one that has nothing before it and no changes', async () => {
    expect(await findRelease('2025-11-14')).toMatchObject({
      previous: null,
      changes: [],
      events: [],
    });
  });

  it('do not exist on any other day', async () => {
    expect(await findRelease('2020-01-01')).toBeNull();
  });

  it('say which ports gained a name last, the newest first, each port once', async () => {
    const names = await listNewNames(5);
    expect(names.map(({ port, release }) => `${release} ${port}`)).toEqual([
      '2026-08-17 4480',
      '2026-08-17 6610',
      '2026-08-17 7123',
      '2026-08-17 30939',
      '2026-04-09 4794',
    ]);
    expect(names[0]?.names).toEqual(['agtp', 'agtp-quic']);
    const tales = await findReleaseTales();
    expect([...tales.keys()].sort()).toEqual(['2026-04-09', '2026-08-17']);
    expect(tales.get('2026-08-17')?.assigned.map(({ start }) => start)).toEqual([
      4480, 6610, 7123, 30939,
    ]);
    expect(await findReleaseTales('2026-04-09')).toEqual(
      new Map([['2026-04-09', tales.get('2026-04-09')]]),
    );
  });
});
