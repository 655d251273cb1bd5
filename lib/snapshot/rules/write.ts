import type { Facts } from '@/lib/check/types';
import type { PickData } from '@/lib/pick/queries';
import { PickTable, unpackRun } from '@/lib/pick/rules/table';
import { packWeights, weightsOf } from '@/lib/pick/rules/weights';
import { TRANSPORTS } from '@/lib/ports/types';
import { meaningsOf, nameKeys } from '@/lib/software/names';
import { normName } from '@/lib/software/types';
import type {
  NameLine,
  PortLine,
  ReportLine,
  ReservationLine,
  ServiceLine,
  SnapshotFile,
  SoftwareLine,
} from '@/lib/snapshot/types';
import { bitsOf } from '@/lib/ports/rules/bits';
import { numberKey } from './keys';
import { reservedBy, useOf, weightsKey } from './pick-source';

export interface SnapshotData {
  readonly facts: Facts;
  readonly runs: PickData['runs'];
  /** Standing reports, in reading order. */
  readonly reports: readonly ReportLine[];
  /** IANA's words about a service, by its name in lower case. */
  readonly descriptions: ReadonlyMap<string, string>;
  readonly taglines: ReadonlyMap<string, string>;
  /** What is reserved, the older of a port first. */
  readonly reservations: readonly (ReservationLine & { readonly port: number })[];
}

/** The files of a snapshot as text. */
export function snapshotFiles(data: SnapshotData): Record<SnapshotFile, string> {
  const { facts, reports } = data;
  const services = serviceLines(data);
  return {
    ports: linesOf(portLines(data)),
    services: linesOf(services.map((line) => [line[0].toLowerCase(), line])),
    software: linesOf(softwareLines(data, services)),
    reports: linesOf(reports.map((report, at) => [numberKey(at), report])),
    reservations: linesOf(data.reservations.map(({ port, ...said }) => [numberKey(port), said])),
    weights: linesOf(weightLines(data)),
    names: linesOf([
      ...services.flatMap(([name, , plainName]) =>
        [...new Set([normName(name), normName(plainName)])].map((key): [string, NameLine] => [
          key,
          ['service', name.toLowerCase()],
        ]),
      ),
      ...facts.software.flatMap(([slug, name, aliases]) =>
        nameKeys({ slug, name, aliases }).map((key): [string, NameLine] => [
          key,
          ['software', slug],
        ]),
      ),
    ]),
  };
}

function linesOf(entries: readonly (readonly [string, unknown])[]): string {
  return entries
    .filter(([key]) => key !== '')
    .map(([key, said]) => ({ key, line: `${key}\t${JSON.stringify(said)}\n` }))
    .sort((a, b) => (a.key === b.key ? order(a.line, b.line) : order(a.key, b.key)))
    .map(({ line }) => line)
    .join('');
}

/** As `<` compares texts, by which the terminal finds a key. */
function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function serviceLines({ facts, descriptions }: SnapshotData): ServiceLine[] {
  const spans = new Map<string, { name: string; spans: [number, number][] }>();
  for (const [start, end, , name] of facts.services) {
    const key = name.toLowerCase();
    const known = spans.get(key) ?? { name, spans: [] };
    if (!known.spans.some(([a, b]) => a === start && b === end)) known.spans.push([start, end]);
    spans.set(key, known);
  }
  return [...spans].map(([key, known]) => {
    const profile = facts.profiles[key];
    return [
      known.name,
      descriptions.get(key) ?? '',
      profile?.names.en ?? '',
      profile?.programs ?? [],
      bitsOf(profile?.transports ?? []),
      known.spans,
    ];
  });
}

function softwareLines(
  { facts, reports, taglines }: SnapshotData,
  services: readonly ServiceLine[],
): [string, SoftwareLine][] {
  const byPort = reports
    .map(({ software, span }, at) => ({ software, start: span[0], key: numberKey(at) }))
    .sort((a, b) => a.start - b.start);
  const named = facts.software.map(([slug, name, aliases]) => ({ slug, name, aliases }));
  const meant = meaningsOf(named);
  return facts.software.map(([slug, name, aliases, commonness], at) => {
    const own = nameKeys({ slug, name, aliases }).filter((key) => meant.get(key) === named[at]);
    const keys = new Set(own);
    const spoken = services.filter(([, , , programs]) =>
      programs.some((program) => keys.has(normName(program))),
    );
    return [
      slug,
      [
        ...([name, aliases, commonness, taglines.get(slug) ?? ''] as const),
        byPort.filter((one) => one.software === slug).map(({ key }) => key),
        spoken.map(([service]) => service.toLowerCase()),
      ],
    ];
  });
}

/** What all ports weigh for a pick, on each transport and as a whole. */
function weightLines({ facts, runs, reports, reservations }: SnapshotData) {
  const names = new Map(facts.software.map(([slug, name]) => [slug, name]));
  const table = new PickTable(
    runs.map(unpackRun),
    reports.map((report) => useOf(report, names.get(report.software) ?? report.software)),
    reservations.map(({ port, ...said }) => reservedBy(port, said)),
  );
  return [null, ...TRANSPORTS].map(
    (transport) => [weightsKey(transport), packWeights(weightsOf(table, transport))] as const,
  );
}

/** Ports cut wherever anything changes: the registry's runs, a service, a report. */
function portLines({ facts, runs, reports }: SnapshotData): [string, PortLine][] {
  const bounds = new Set<number>([0]);
  for (const [start, end] of runs) bounds.add(start).add(end + 1);
  for (const [start, end] of facts.services) bounds.add(start).add(end + 1);
  for (const { span } of reports) bounds.add(span[0]).add(span[1] + 1);
  const starts = [...bounds].filter((port) => port <= 65_535).sort((a, b) => a - b);
  const serviceAt = coverOf(facts.services.map(([start, end], at) => ({ start, end, at })));
  const reportAt = coverOf(reports.map(({ span: [start, end] }, at) => ({ start, end, at })));
  const runAt = coverOf(runs.map(([start, end], at) => ({ start, end, at })));
  return starts.flatMap((start, index): [string, PortLine][] => {
    const end = (starts[index + 1] ?? 65_536) - 1;
    const [run] = runAt(start);
    const names = (run === undefined ? undefined : runs[run]?.[3]) ?? [];
    const found = serviceAt(start).flatMap((at): [string, number][] => {
      const fact = facts.services[at];
      return fact === undefined ? [] : [[fact[3], fact[2]]];
    });
    const own = found.filter(([name]) => names.includes(name));
    const services = [...own, ...found.filter(([name]) => !names.includes(name))];
    const line: PortLine = [
      end,
      (run === undefined ? undefined : runs[run]?.[2]) ?? '',
      services,
      reportAt(start).map(numberKey),
      own.length,
    ];
    return line[1] === '' && services.length === 0 && line[3].length === 0
      ? []
      : [[numberKey(start), line]];
  });
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly at: number;
}

/** What covers a port, asked in ascending order of ports. */
function coverOf(items: readonly Placed[]): (port: number) => number[] {
  const sorted = [...items].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: Placed[] = [];
  return (port) => {
    for (; (sorted[next]?.start ?? Infinity) <= port; next += 1) {
      const item = sorted[next];
      if (item !== undefined) open.push(item);
    }
    open = open.filter(({ end }) => end >= port);
    return open.map(({ at }) => at).sort((a, b) => a - b);
  };
}
