import { exposureOf, type Place, portOf, serviceName } from './address';
import { wholeCommand } from './commands';
import type { Entry, Kind, Meaning, Transport, WhyUnknown } from './types';

type Given = Partial<Entry> & Pick<Entry, 'line' | 'kind' | 'meaning' | 'transport'>;

/** Of a name that the text gives: each of a hundred ports repeats it. */
const LONGEST_NAME = 256;

const short = (name: string | null | undefined) => name?.slice(0, LONGEST_NAME) ?? null;

/** An entry with what the text says; the rest is `null`. */
export function entry(given: Given): Entry {
  const { port = null, name, owner, image, variable } = given;
  const address = short(given.address);
  return {
    portEnd: port,
    state: null,
    programs: [],
    unit: null,
    target: null,
    unknown: null,
    exposure: exposureOf(address),
    ...given,
    ...{ port, address, name: short(name), owner: short(owner) },
    ...{ image: short(image), variable: short(variable) },
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
