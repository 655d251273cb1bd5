import { transportsOf } from '@/lib/ports/rules/bits';
import { isWideUse, type PickSource, unpackRun } from '@/lib/pick/rules/table';
import { unpackWeights } from '@/lib/pick/rules/weights';
import type { PickReservation, PickUse } from '@/lib/pick/types';
import { rangeOf, type Transport } from '@/lib/ports/types';
import type {
  PortLine,
  ReportLine,
  ReservationLine,
  SnapshotFile,
  SnapshotLines,
} from '@/lib/snapshot/types';
import { numberKey } from './keys';

/** How lines of a snapshot are found, wherever it lies. */
export interface SnapshotLookup {
  /** Everything known under a key. */
  readonly find: <File extends SnapshotFile>(file: File, key: string) => SnapshotLines[File][];
  /** The last line whose key is not above this one; null where there is none. */
  readonly lastUpTo: <File extends SnapshotFile>(
    file: File,
    key: string,
  ) => readonly [string, SnapshotLines[File]] | null;
}

/** Under what the weights of a transport stand; of the port as a whole, `any`. */
export function weightsKey(transport: Transport | null): string {
  return transport ?? 'any';
}

/** Every port as picks look at it: what they all weigh is there at once, who holds one is looked up when it is asked. */
export function pickSource({ find, lastUpTo }: SnapshotLookup): PickSource {
  let kept: { readonly port: number; readonly before: Before } | undefined;
  const before = (port: number): Before => {
    if (kept?.port !== port) {
      const found = lastUpTo('ports', numberKey(port));
      kept = { port, before: found && { start: Number(found[0]), line: found[1] } };
    }
    return kept.before;
  };
  const lineOn = (port: number): PortLine | undefined => {
    const found = before(port);
    return found !== null && found.line[0] >= port ? found.line : undefined;
  };
  const nameOf = (slug: string) => find('software', slug)[0]?.[0] ?? slug;
  const reservations = (port: number) =>
    find('reservations', numberKey(port)).map((line) => reservedBy(port, line));
  return {
    status(port, transport) {
      const packed = lineOn(port)?.[1] ?? '';
      if (packed !== '') return unpackRun([port, port, packed, []]).statuses[transport];
      return rangeOf(port) === 'dynamic' ? 'dynamic' : 'unlisted';
    },
    names: (port) => namesIn(lineOn(port)),
    uses(port) {
      const all = (lineOn(port)?.[3] ?? [])
        .flatMap((key) => find('reports', key))
        .map((report) => useOf(report, nameOf(report.software)));
      return [...all.filter((use) => !isWideUse(use)), ...all.filter(isWideUse)];
    },
    reservations,
    begins(port) {
      const found = before(port);
      const isCut = found !== null && (found.start === port || found.line[0] + 1 === port);
      return isCut || [port, port - 1].some((one) => reservations(one).length > 0);
    },
    weights(transport) {
      const [packed] = find('weights', weightsKey(transport));
      return packed && unpackWeights(packed);
    },
  };
}

/** The line that covers the port, or the last one before it. */
type Before = { readonly start: number; readonly line: PortLine } | null;

/** Without aliases: of those the registry's own entry says nothing. */
function namesIn(line: PortLine | undefined): string[] {
  return line === undefined ? [] : [...new Set(line[2].slice(0, line[4]).map(([name]) => name))];
}

export function useOf({ span, bits, grade, software }: ReportLine, name: string): PickUse {
  const [start, end] = span;
  return { start, end, grade, transports: transportsOf(bits), software: { slug: software, name } };
}

export function reservedBy(
  port: number,
  { bits, project, namespace }: ReservationLine,
): PickReservation {
  return { port, transports: transportsOf(bits), project, namespace };
}
