import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { givenReport, person } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { storeNewestRelease } from '@/lib/testing/releases';
import { findFacts } from './queries';

const NOW = new Date('2026-09-01T12:00:00Z');

beforeAll(async () => {
  await storeNewestRelease();
  const author = await person();
  const settings = [{ kind: 'flag', key: '--port', example: '--port 9091' }];
  const changes = { portStart: 9090, portEnd: 9091, transports: ['tcp'], settings };
  await givenReport(author, { ...changes, software: { name: 'Prometheus' } }, NOW);
  const past = await givenReport(author, { portStart: 7777, portEnd: 7777 }, NOW);
  await testDb().report.update({ where: { id: past }, data: { grade: 'refuted' } });
});

describe('the facts for reading a paste', () => {
  it('name the services of a port by transport', async () => {
    const { services, release } = await findFacts();
    const on = (port: number, bit: number) =>
      services.flatMap(([start, end, bits, name]) =>
        start <= port && port <= end && (bits & bit) !== 0 ? [name] : [],
      );
    expect(release).toBe('2026-08-17');
    expect(on(22, 1)).toContain('ssh');
    expect(on(514, 1)).toEqual(['shell']);
    expect(on(514, 2)).toEqual(['syslog']);
    expect(on(22, 4)).toContain('ssh');
  });

  it('name reports that stand, with their settings', async () => {
    const { reports, software } = await findFacts();
    expect(reports.filter(({ span }) => span[0] === 7777)).toEqual([]);
    const report = reports.find(({ span }) => span[0] === 9090);
    expect(report).toMatchObject({ span: [9090, 9091], bits: 1 });
    expect(report?.settings[0]?.example).toBe('--port 9091');
    expect(software[report?.software ?? -1]?.[1]).toBe('Prometheus');
  });

  it('leave room in 150 kB for everything that people report', async () => {
    expect(gzipSync(JSON.stringify(await findFacts())).length).toBeLessThan(90_000);
  });
});
