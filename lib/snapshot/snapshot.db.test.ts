import { beforeAll, describe, expect, it } from 'vitest';
import { findFacts } from '@/lib/check/queries';
import { indexFacts, portOfName } from '@/lib/check/rules/who';
import { tableOf } from '@/lib/pick/loaders';
import { findPickData } from '@/lib/pick/queries';
import { TRANSPORTS } from '@/lib/ports/types';
import { endReservation } from '@/lib/namespaces/commands/end';
import { givenNamespace, reserve } from '@/lib/namespaces/namespaces.fixture';
import { transact } from '@/lib/platform/transact';
import { givenReport, must, person } from '@/lib/testing/community';
import { storeNewestRelease } from '@/lib/testing/releases';
import { findSnapshot } from './queries';
import { factsFrom, tableFrom, type WholeSnapshot } from './rules/unpack';
import { snapshotFiles } from './rules/write';
import type { SnapshotFile } from './types';

const NOW = new Date('2026-09-01T12:00:00Z');
let whole: WholeSnapshot;
let files: Record<SnapshotFile, string>;

beforeAll(async () => {
  await storeNewestRelease();
  const author = await person();
  const settings = [{ kind: 'flag', key: '--port', example: '--port 9091' }];
  const port = { portStart: 9090, portEnd: 9091, transports: ['tcp'], settings };
  await givenReport(author, { ...port, software: { name: 'Prometheus' } }, NOW);
  await givenReport(author, { portStart: 40_000, portEnd: 50_000, software: { name: 'Ä' } }, NOW);
  const owner = await person({ earnedTrust: 2 });
  const slug = await givenNamespace(owner, await person({ role: 'moderator' }), NOW);
  must(await reserve(owner, slug, 19_104, NOW));
  const gone = must(await reserve(owner, slug, 19_105, NOW));
  must(await transact((tx) => endReservation(tx, owner, gone.id, 'Given up.', NOW)));
  files = snapshotFiles(await findSnapshot());
  const read = <Line>(file: SnapshotFile) =>
    files[file]
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [key = '', said = ''] = line.split('\t');
        return [key, JSON.parse(said) as Line] as const;
      });
  const head = { release: '2026-08-17', site: 'https://portolan.example', made: '2026-09-01' };
  whole = {
    ...{ head, ports: read('ports'), services: read('services') },
    ...{ software: read('software'), reports: read('reports') },
    reservations: read('reservations'),
  };
});

describe('a snapshot', () => {
  it('stands in the order of its bytes', () => {
    for (const text of Object.values(files)) {
      const keys = text
        .trimEnd()
        .split('\n')
        .map((line) => Buffer.from(line.split('\t')[0] ?? ''));
      expect(keys).toEqual([...keys].sort(Buffer.compare));
    }
  });

  it('says of every port what picks read in the database', async () => {
    const told = tableFrom(whole);
    const known = tableOf(await findPickData());
    for (let port = 0; port <= 65_535; port += 1) {
      const said = (table: typeof told) => [
        port,
        TRANSPORTS.map((transport) => table.status(port, transport)),
        table.uses(port).map(({ start, software }) => [start, software.name]),
        table.reservations(port),
        // The order of names is the registry's in one and by transport in the other.
        table.status(port, 'tcp') === 'assigned' ? new Set(table.names(port)) : null,
      ];
      expect(said(told)).toEqual(said(known));
    }
  });

  it('knows what is reserved, until when, and not what was let go', () => {
    expect(whole.reservations).toEqual([
      [
        '19104',
        {
          ...{ bits: 1, project: 'Disk exporter', until: '2027-09-01' },
          namespace: { slug: 'kestrel', name: 'Kestrel' },
        },
      ],
    ]);
  });

  it('says who is who as the page that reads a paste', async () => {
    const [told, known] = [factsFrom(whole), await findFacts()];
    expect(new Set(told.software.map(String))).toEqual(new Set(known.software.map(String)));
    expect(told.reports.map(({ span }) => span).sort()).toEqual(
      known.reports.map(({ span }) => span).sort(),
    );
    for (const name of ['ssh', 'postgresql', 'x11', 'nothing'])
      expect(portOfName(name, 'tcp', indexFacts(told)), name).toBe(
        portOfName(name, 'tcp', indexFacts(known)),
      );
  });
});
