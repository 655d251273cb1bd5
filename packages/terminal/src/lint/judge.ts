import { keysOf, placeOf } from '@/lib/collisions/rules/chosen';
import { type Catalogue, softwareAt } from '@/lib/collisions/rules/taken';
import { picksOnly } from '@/lib/pick/rules/pick';
import { portReasons } from '@/lib/pick/rules/reasons';
import { mergeSpans, type Span } from '@/lib/pick/rules/spans';
import type { PickSource } from '@/lib/pick/rules/table';
import type { Reason, ReasonCode } from '@/lib/pick/types';
import type { Transport } from '@/lib/ports/types';
import { normName } from '@/lib/software/types';
import { NODE_PORTS } from '@/lib/ports/rules/facts';
import { spanText } from '../terminal';
import { reasonWords } from '../words';
import type { FilePort } from './ports';

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly level: 'error' | 'warning';
  readonly port: number;
  readonly portEnd: number;
  readonly reason: string;
  /** Three free ports to take instead; the first of as many in a row. */
  readonly better: readonly number[];
}

export interface Known {
  readonly table: PickSource;
  /** Of the software that the ports' names mean. */
  readonly catalogue: Catalogue;
}

/** What is wrong with the ports of all files together, in their order; ports in `allowed` are let be. */
export function judge(
  ports: readonly FilePort[],
  known: Known,
  allowed: readonly Span[],
): Finding[] {
  const judged = ports.filter(
    ({ start, end }) => !allowed.some((span) => span.start <= start && end <= span.end),
  );
  return judged.flatMap((port, at) => {
    const found = [
      ...clashes(port, judged.slice(0, at)),
      ...held(port, known),
      ...badPlace(port, known),
    ];
    if (found.length === 0) return [];
    const better = betterThan(port, ports, known);
    return found.map(({ level, reason }): Finding => ({
      ...{ file: port.file, line: port.entry.line, level, reason, better },
      ...{ port: port.start, portEnd: port.end },
    }));
  });
}

type Said = Pick<Finding, 'level' | 'reason'>;

/** Two that cannot both be given the port: of one kind, since a cluster and a machine are two places. */
function clashes(port: FilePort, before: readonly FilePort[]): Said[] {
  if (port.entry.meaning !== 'published') return [];
  const other = before.find(
    ({ entry, start, end }) =>
      entry.meaning === 'published' &&
      entry.kind === port.entry.kind &&
      entry.transport === port.entry.transport &&
      start <= port.end &&
      port.start <= end &&
      meets(entry.address, port.entry.address),
  );
  if (other === undefined) return [];
  const who = other.entry.owner ?? spanText(other.start, other.end);
  return [{ level: 'error', reason: `${who} (${other.file}:${other.entry.line}) takes it too` }];
}

const EVERYWHERE = [null, '0.0.0.0', '::', '*'];

function meets(one: string | null, two: string | null): boolean {
  return EVERYWHERE.includes(one) || EVERYWHERE.includes(two) || one === two;
}

/** Somebody else's port: held by an assignment, by a report about another program or reserved for one. */
function held(port: FilePort, known: Known): Said[] {
  const reasons = reasonsOn(port, known).filter(
    (reason) => reason.kind === 'warning' && !isReservedFor(port, reason),
  );
  if (reasons.length === 0 || isOwn(port, known)) return [];
  const [first] = reasons.filter((reason) => !isForAnyProgram(reason));
  if (first === undefined) return [];
  const more = reasons.length > 1 ? `, and ${reasons.length - 1} more` : '';
  return [{ level: 'error', reason: `${reasonWords(first)}${more}` }];
}

/** A reservation of the very program that the image or the name means. */
function isReservedFor({ names }: FilePort, { code, params }: Reason): boolean {
  if (code !== 'held-by-reservation') return false;
  return names.flatMap(keysOf).includes(normName(params.project ?? ''));
}

/** Programs that the image or the name means, where one of them is known for the port. */
function isOwn({ names, start, end, entry }: FilePort, { catalogue }: Known): boolean {
  return names.some((name) => {
    const at = placeOf(name, catalogue);
    const software = at === null ? null : softwareAt(at, catalogue);
    return software?.uses.some(
      (use) =>
        use.start <= start &&
        end <= use.end &&
        use.transports.some((one) => entry.transport === null || one === entry.transport),
    );
  });
}

/** HTTP is what any program may speak on HTTP's own ports. */
function isForAnyProgram({ code, params }: Reason): boolean {
  return (
    code === 'assigned' &&
    (params.names ?? []).every((name) => /^(?:www-)?https?(?:-alt)?$|^www$/.test(name))
  );
}

/** What counts against a port whoever takes it. */
const BAD: readonly ReasonCode[] = ['browser-blocked', 'ephemeral', 'airplay', 'reserved'];

function badPlace(port: FilePort, known: Known): Said[] {
  // Nobody opens a container's inside, and a cluster lends no ports out.
  const codes = port.entry.kind === 'compose' ? [...BAD, 'node-port' as const] : BAD;
  const inCluster = port.entry.kind === 'kubernetes' && NODE_PORTS.start <= port.start;
  if (inCluster || isOwn(port, known)) return [];
  return reasonsOn(port, known)
    .filter(({ code }) => codes.includes(code))
    .map((reason) => ({ level: 'warning', reason: reasonWords(reason) }));
}

function reasonsOn({ start, entry }: FilePort, { table }: Known): readonly Reason[] {
  return portReasons(table, { transport: transportOf(entry), include: null }, start).reasons;
}

/** `ddp` is AppleTalk's: no file of ours names it. */
function transportOf({ transport }: FilePort['entry']): Transport | null {
  return transport === 'ddp' ? null : transport;
}

function betterThan(port: FilePort, all: readonly FilePort[], { table }: Known): number[] {
  const { entry, start, end } = port;
  const isNodePort = entry.kind === 'kubernetes' && NODE_PORTS.start <= start;
  const picks = picksOnly(table, {
    ...{ count: 3, transport: transportOf(entry), seed: '' },
    range: isNodePort ? NODE_PORTS : { start: 1_024, end: 65_535 },
    ...{ near: Math.max(start, 1_024), run: end - start + 1, include: null },
    avoid: mergeSpans(all.map(({ start: first, end: last }) => ({ start: first, end: last }))),
  });
  return picks.map((one) => one.start);
}
