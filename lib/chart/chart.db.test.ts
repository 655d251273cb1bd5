import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { findRelease } from '@/lib/iana/queries/releases';
import { findReleaseRows } from '@/lib/iana/queries/rows';
import { db } from '@/lib/platform/db';
import { findSpace } from '@/lib/ports/queries-space';
import { rowKind, rowsCovering, statusFor } from '@/lib/ports/rules/status';
import { WIDEST_USE } from '@/lib/ports/rules/space';
import { statusTable } from '@/lib/ports/rules/status-table';
import {
  type AssignmentRow,
  isPorted,
  PORT_COUNT,
  PORT_STATUSES,
  type PortedRow,
  TRANSPORTS,
} from '@/lib/ports/types';
import { storeSearchData } from '@/lib/testing/search-data';
import { findLayer, findNames, findReleaseLayer } from './queries';
import { decodeNames, namesAt } from './rules/names';
import { decodeRuns } from './rules/runs';
import { chartLayerSchema, chartNamesSchema } from './schema';
import { CHART_LAYERS, type ChartLayer } from './types';

beforeAll(storeSearchData, 120_000);

/** How many bytes an answer is at most on its way: as the front door sends it to whoever takes only gzip. */
const bytesOf = (answer: unknown) => gzipSync(JSON.stringify(answer)).byteLength;

/** What a layer says, by port. */
async function wordsOf(layer: ChartLayer): Promise<string[]> {
  const { values, runs } = chartLayerSchema.parse(await findLayer(layer));
  return Array.from(decodeRuns(runs), (value) => values[value] ?? '');
}

/** The rows of the release that cover each port, read one by one. */
async function rowsByPort() {
  const { rows = [] } = (await findReleaseRows('2026-08-17')) ?? {};
  const byPort = Array.from({ length: PORT_COUNT }, (): PortedRow<(typeof rows)[number]>[] => []);
  for (const row of rows.filter(isPorted))
    for (let port = row.portStart; port <= row.portEnd; port += 1) byPort[port]?.push(row);
  return byPort;
}

function expectSame(said: readonly string[], expected: (port: number) => string): void {
  const wrong = said
    .map((word, port) => ({ port, word, right: expected(port) }))
    .filter(({ word, right }) => word !== right);
  expect(said).toHaveLength(PORT_COUNT);
  expect(wrong).toEqual([]);
}

describe('each of the 65,536 ports', () => {
  it('has the status that the rows of the registry give it', async () => {
    const byPort = await rowsByPort();
    const first = (port: number) => {
      const on = TRANSPORTS.map((transport) => statusFor(byPort[port] ?? [], port, transport));
      return PORT_STATUSES.find((status) => on.includes(status)) ?? '';
    };
    expectSame(await wordsOf('status'), first);
  });

  it('has the transports on which the rows assign it', async () => {
    const byPort = await rowsByPort();
    expectSame(await wordsOf('transport'), (port) => {
      const on = TRANSPORTS.filter(
        (transport) => statusFor(byPort[port] ?? [], port, transport) === 'assigned',
      );
      const rare = on.filter((transport) => transport === 'sctp' || transport === 'dccp');
      const shown = rare.length > 0 ? rare : on;
      return shown.length === 0 ? 'none' : shown.join('-');
    });
  });

  it('has the year of its oldest registration, where it is assigned', async () => {
    const byPort = await rowsByPort();
    const table = statusTable(byPort.flat());
    expectSame(await wordsOf('year'), (port) => {
      if (table.status(port) !== 'assigned') return 'none';
      const named: AssignmentRow[] = rowsCovering(byPort[port] ?? [], port);
      const years = (named as (AssignmentRow & { registered: string | null })[])
        .filter((row) => rowKind(row) === 'assigned')
        .flatMap(({ registered }) => (registered === null ? [] : [registered.slice(0, 4)]));
      return years.sort()[0] ?? 'undated';
    });
  });

  it('has the grade of a report of few ports, or none', async () => {
    const reports = await db().report.findMany({ where: { state: 'active' } });
    const reported = new Set(
      reports
        .filter(({ portStart, portEnd }) => portEnd - portStart < WIDEST_USE)
        .flatMap(({ portStart, portEnd }) =>
          Array.from({ length: portEnd - portStart + 1 }, (_, at) => portStart + at),
        ),
    );
    expect(reported.size).toBeGreaterThan(100);
    expectSame(await wordsOf('community'), (port) => (reported.has(port) ? 'supported' : 'none'));
  });

  it('is on the overview what it is on the picture of the home page', async () => {
    const { values, runs } = await findLayer('overview');
    expect(values).toEqual(['unassigned', 'dynamic', 'reserved', 'official', 'practice', 'both']);
    expect(decodeRuns(runs)).toEqual(await findSpace());
  });

  it('is called what the registry and the reports call it', async () => {
    const table = statusTable((await findReleaseRows('2026-08-17'))?.rows ?? []);
    const entries = decodeNames(chartNamesSchema.parse(await findNames()).names);
    const wrong = Array.from({ length: PORT_COUNT }, (_, port) => port).filter((port) => {
      const names = TRANSPORTS.flatMap((transport) => table.primaryNames(port, transport));
      const said = namesAt(entries, port)?.official ?? [];
      return [...new Set(names)].join() !== said.join();
    });
    expect(wrong).toEqual([]);
    expect(namesAt(entries, 1323)).toMatchObject({
      official: ['brcd'],
      practice: ['Echo'],
      uses: 1,
    });
    expect(namesAt(entries, 3000)?.practice[0]).toBe('Create React App');
    expect(namesAt(entries, 30_500)?.uses ?? 0).toBe(0);
  });
});

describe('the report that is read first', () => {
  it('gives the port its grade, whatever the votes are', async () => {
    const port = 61_234;
    const software = await db().software.findFirstOrThrow();
    const author = await db().user.findFirstOrThrow();
    const report = (grade: string) => ({
      ...{ portStart: port, portEnd: port, transports: ['tcp'], role: 'default', summary: '-' },
      ...{ softwareId: software.id, authorId: author.id, grade },
    });
    const gradeOf = async () => (await wordsOf('community'))[port];
    for (const [grade, best] of [
      ['refuted', 'refuted'],
      ['disputed', 'disputed'],
      ['confirmed', 'confirmed'],
      ['unverified', 'confirmed'],
      ['historic', 'confirmed'],
    ] as const) {
      await db().report.create({ data: report(grade) });
      expect(await gradeOf(), grade).toBe(best);
    }
    await db().report.deleteMany({ where: { portStart: port } });
    expect(await gradeOf()).toBe('none');
  });
});

describe('a release', () => {
  it('without one before it changes nothing that could be shown', async () => {
    expect((await findRelease('2026-08-17'))?.previous).toBeNull();
    expect(await findReleaseLayer('2026-08-17')).toBeNull();
    expect(await findReleaseLayer('1999-01-01')).toBeNull();
  });
});

describe('what goes over the line', () => {
  it('is at most 4 kB to the first paint, for every colouring', async () => {
    for (const layer of CHART_LAYERS)
      expect([layer, bytesOf(await findLayer(layer)) <= 4_000]).toEqual([layer, true]);
  });

  it('is at most 40 kB with the names', async () => {
    const [overview, names] = await Promise.all([findLayer('overview'), findNames()]);
    expect(bytesOf(overview) + bytesOf(names)).toBeLessThanOrEqual(40_000);
  });
});
