import { exposureOf, type Place, portOf, serviceName } from './address';
import { wholeCommand } from './commands';
import type { Entry, Kind, Meaning, Transport, WhyUnknown } from './types';

type Given = Partial<Entry> & Pick<Entry, 'line' | 'kind' | 'meaning' | 'transport'>;

/** An entry with what the text says; the rest is `null`. */
export function entry(given: Given): Entry {
  const { port = null, address = null } = given;
  return {
    portEnd: port,
    name: null,
    state: null,
    programs: [],
    owner: null,
    image: null,
    unit: null,
    target: null,
    variable: null,
    unknown: null,
    exposure: exposureOf(address),
    ...given,
    port,
    address,
  };
}

interface Socket {
  readonly line: number;
  readonly kind: Kind;
  readonly meaning: Meaning;
  readonly transport: Transport | null;
  readonly place: Place;
  readonly state?: string | null;
}

/** A socket at its place; `null` where none is bound (`*.*`) or what stands for the port is neither number nor name. */
export function socketEntry({ place, state = null, ...rest }: Socket): Entry | null {
  const given = { ...rest, state, address: place.address };
  const port = portOf(place.port);
  if (port !== null) return entry({ ...given, port });
  if (/^\d+$/.test(place.port)) return unknownEntry(given, 'no-port');
  const name = serviceName(place.port);
  return name === null ? null : entry({ ...given, name });
}

export function unknownEntry(given: Given, why: WhyUnknown): Entry {
  return entry({ ...given, unknown: { why, command: wholeCommand(given.kind) } });
}
