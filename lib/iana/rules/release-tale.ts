import type { PortEvent } from '@/lib/iana/port-events';
import { isSameName, type SoftwareNames } from '@/lib/software/names';

/** Ports about which a release says the same, with the names that it is about. */
export interface ToldPorts {
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
}

/** A reported use that the release made official: its software's own name was assigned there. */
interface MadeOfficial extends ToldPorts {
  readonly slug: string;
}

/** A release in a few sentences: what became of ports. Each list is ascending. */
export interface ReleaseTale {
  /** Got their first name on some transport. */
  readonly assigned: readonly ToldPorts[];
  /** Lost their last name on some transport. */
  readonly takenBack: readonly ToldPorts[];
  /** Went from one service to another; `names` are the new ones. */
  readonly passedOn: readonly ToldPorts[];
  readonly official: readonly MadeOfficial[];
}

/** A report as far as it can become official. */
export interface ReportedUse {
  readonly portStart: number;
  readonly portEnd: number;
  readonly transports: readonly string[];
  readonly software: SoftwareNames;
}

type Event = Pick<PortEvent, 'type' | 'port' | 'transport' | 'namesBefore' | 'namesAfter'>;

/** Tells a release from its port events, and which of the reported uses it made official. */
export function tellRelease(events: readonly Event[], uses: readonly ReportedUse[]): ReleaseTale {
  const told = (type: Event['type'], names: (event: Event) => readonly string[]) =>
    spansOf(
      events
        .filter((event) => event.type === type)
        .map((event) => ({ port: event.port, names: names(event) })),
    );
  return {
    assigned: told('assigned', (event) => event.namesAfter),
    takenBack: told('de-assigned', (event) => event.namesBefore),
    passedOn: told('assigned-to-another', (event) => event.namesAfter),
    official: madeOfficial(events, uses),
  };
}

function madeOfficial(events: readonly Event[], uses: readonly ReportedUse[]): MadeOfficial[] {
  const found = uses.flatMap(({ portStart, portEnd, transports, software }) => {
    const ports = events
      .filter(
        ({ port, transport, namesBefore, namesAfter }) =>
          portStart <= port &&
          port <= portEnd &&
          transports.includes(transport) &&
          namesAfter.some((name) => !namesBefore.includes(name) && isSameName(name, software)),
      )
      .map(({ port }) => ({ port, names: [software.name] }));
    return spansOf(ports).map((span) => ({ ...span, slug: software.slug }));
  });
  return found.sort((a, b) => a.start - b.start);
}

/** Neighbouring ports with the same names as one span; a port that comes for several transports has the names of all. */
function spansOf(ports: readonly { readonly port: number; readonly names: readonly string[] }[]) {
  const byPort = new Map<number, readonly string[]>();
  for (const { port, names } of ports)
    byPort.set(port, [...new Set([...(byPort.get(port) ?? []), ...names])]);
  const spans: ToldPorts[] = [];
  for (const [port, names] of [...byPort].sort(([a], [b]) => a - b)) {
    const last = spans.at(-1);
    const continues = last?.end === port - 1 && last.names.join('\n') === names.join('\n');
    if (last !== undefined && continues) spans[spans.length - 1] = { ...last, end: port };
    else spans.push({ start: port, end: port, names });
  }
  return spans;
}
