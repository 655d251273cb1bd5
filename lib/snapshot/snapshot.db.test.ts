import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFacts } from '@/lib/check/queries';
import { indexFacts, portOfName } from '@/lib/check/rules/who';
import { tableOf } from '@/lib/pick/loaders';
import { findPickData, findPickUses } from '@/lib/pick/queries';
import { picksOnly } from '@/lib/pick/rules/pick';
import { mergeSpans } from '@/lib/pick/rules/spans';
import { withUses } from '@/lib/pick/rules/told';
import { weightsOf } from '@/lib/pick/rules/weights';
import { INCLUDES, type PickAsk, type PortPick } from '@/lib/pick/types';
import { RANGES, TRANSPORTS } from '@/lib/ports/types';
import { endReservation } from '@/lib/namespaces/commands/end';
import { givenNamespace, reserve } from '@/lib/namespaces/namespaces.fixture';
import { transact } from '@/lib/platform/transact';
import { givenReport, must, person } from '@/lib/testing/community';
import { storeNewestRelease } from '@/lib/testing/releases';
import { findSnapshot } from './queries';
import { pickSource, type SnapshotLookup } from './rules/pick-source';
import { factsFrom, type WholeSnapshot } from './rules/unpack';
import { snapshotFiles } from './rules/write';
import { SNAPSHOT_FILES, type SnapshotFile, type SnapshotLines } from './types';

const NOW = new Date('2026-09-01T12:00:00Z');
let whole: WholeSnapshot;
let files: Record<SnapshotFile, string>;
const lines: Partial<Record<SnapshotFile, readonly (readonly [string, unknown])[]>> = {};

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
  for (const file of SNAPSHOT_FILES) lines[file] = linesOf(files[file]);
  const head = { release: '2026-08-17', site: 'https://portolan.example', made: '2026-09-01' };
  const { ports, services, software, reports } = lines as never as WholeSnapshot;
  whole = { head, ports, services, software, reports };
});

function linesOf(text: string) {
  return text
    .trimEnd()
    .split('\n')
    .map((line): readonly [string, unknown] => {
      const [key = '', said = ''] = line.split('\t');
      return [key, JSON.parse(said)];
    });
}

/** The same files, looked up in memory. */
const lookup: SnapshotLookup = {
  find<File extends SnapshotFile>(file: File, key: string) {
    const found = lines[file]?.filter(([own]) => own === key) ?? [];
    return found.map(([, said]) => said as SnapshotLines[File]);
  },
  lastUpTo<File extends SnapshotFile>(file: File, key: string) {
    const found = lines[file]?.findLast(([own]) => own <= key) ?? null;
    return found && [found[0], found[1] as SnapshotLines[File]];
  },
};

const near = fc.oneof(fc.integer({ min: 1, max: 65_535 }), fc.constantFrom(9_090, 19_104, 40_000));
const wish: fc.Arbitrary<PickAsk> = fc.record({
  count: fc.integer({ min: 1, max: 8 }),
  transport: fc.constantFrom(null, ...TRANSPORTS),
  range: fc.constantFrom({ start: 1, end: 65_535 }, RANGES.system, RANGES.user, RANGES.dynamic),
  near: fc.option(near),
  run: fc.constantFrom(1, 1, 3, 40),
  seed: fc.constantFrom('', 'one', 'two'),
  avoid: fc.array(near, { maxLength: 4 }).map((ports) => mergeSpans(ports.map(spanAt))),
  include: fc.constantFrom(null, null, ...INCLUDES),
});

const spanAt = (start: number) => ({ start, end: start });

/** The order of names is the registry's in one and by transport in the other. */
const inNoOrder = ({ reasons, ...rest }: PortPick) => ({
  ...rest,
  reasons: reasons.map((reason) => ({
    ...reason,
    params: { ...reason.params, names: [...(reason.params.names ?? [])].sort() },
  })),
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
    const told = pickSource(lookup);
    const uses = await findPickUses([{ start: 0, end: 65_535 }]);
    const known = withUses(tableOf(await findPickData()), uses);
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

  it('answers wishes as the database does, though it brings the weights with it', async () => {
    const told = pickSource(lookup);
    const known = tableOf(await findPickData());
    for (const transport of [null, ...TRANSPORTS])
      expect(told.weights?.(transport)).toEqual(weightsOf(known, transport));
    fc.assert(
      fc.property(wish, (ask) => {
        expect(picksOnly(told, ask).map(inNoOrder)).toEqual(picksOnly(known, ask).map(inNoOrder));
      }),
      { numRuns: 60, seed: 12 },
    );
  });

  it('knows what is reserved, until when, and not what was let go', () => {
    expect(lines.reservations).toEqual([
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
