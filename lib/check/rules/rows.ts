import type { Entry, Exposure, Meaning, Program, Reading } from '@/packages/portolan/src/portolan';

/** What a paste says of one port, several lines told once: IPv4 and IPv6, workers of one program. */
export interface Row {
  /** Unlike that of any other row. */
  readonly key: string;
  readonly lines: readonly number[];
  /** The first line's; the others agree in what is said of the port. */
  readonly entry: Entry;
  readonly addresses: readonly string[];
  /** The widest of its addresses. */
  readonly exposure: Exposure | null;
  readonly programs: readonly Program[];
}

const WIDTH: Readonly<Record<Exposure, number>> = { loopback: 0, specific: 1, any: 2 };

/** Meanings under which a number is in use, or is to be used, on the machine itself. */
const HELD: readonly Meaning[] = ['listening', 'bound', 'published', 'open', 'number'];

/** Whether something stands on the port, or is to. */
export function isHeld({ meaning }: Entry): boolean {
  return HELD.includes(meaning);
}

/** Whether others can open it, where its address lets them. */
export function isReachable({ meaning }: Entry): boolean {
  return meaning === 'listening' || meaning === 'published';
}

/** Rows that are shown, by port; what speaks to somebody is only counted. */
export function rowsOf({ entries }: Reading): Row[] {
  const rows = new Map<string, Row>();
  for (const entry of entries) {
    if (entry.meaning === 'connected' && entry.unknown === null) continue;
    if (entry.meaning === 'closed') continue;
    const key = keyOf(entry);
    const known = rows.get(key);
    rows.set(key, known === undefined ? rowOf(key, entry) : merged(known, entry));
  }
  return withoutForwarders([...rows.values()]).sort(
    (a, b) => (a.entry.port ?? Infinity) - (b.entry.port ?? Infinity) || line(a) - line(b),
  );
}

/** Whoever listens for containers and other machines: what is behind says more. */
export const FORWARDERS =
  /^(?:dockerd|docker-proxy|com\.docke.*|rootlessport|conmon|containerd.*|kube-proxy|wslrelay\.exe|limactl|ssh)$/i;

/** What listens for a container is told with the container, where the paste names it. */
function withoutForwarders(rows: readonly Row[]): Row[] {
  const told = new Map<Row, Row>();
  const gone = new Set<Row>();
  const containers = rows.filter(({ entry }) => entry.kind === 'docker' && entry.port !== null);
  for (const row of rows) {
    if (row.entry.meaning !== 'listening' || row.programs.length === 0) continue;
    if (!row.programs.every(({ name }) => FORWARDERS.test(name))) continue;
    const behind = containers.find(({ entry }) => isWithin(row.entry, entry));
    if (behind === undefined) continue;
    const known = told.get(behind) ?? behind;
    told.set(behind, { ...known, lines: [...known.lines, ...row.lines].sort((a, b) => a - b) });
    gone.add(row);
  }
  return rows.filter((row) => !gone.has(row)).map((row) => told.get(row) ?? row);
}

function isWithin(one: Entry, range: Entry): boolean {
  return (
    one.transport === range.transport &&
    (one.port ?? -1) >= (range.port ?? Infinity) &&
    (one.portEnd ?? Infinity) <= (range.portEnd ?? -1)
  );
}

function line({ lines }: Row): number {
  return lines[0] ?? 0;
}

function keyOf(entry: Entry): string {
  const { kind, meaning, transport, port, portEnd, name, owner, target, unknown } = entry;
  // What is not known whole is told line by line; cut connections are all the same.
  const alone = unknown !== null && meaning !== 'connected' ? entry.line : '';
  const cut = unknown !== null && meaning === 'connected';
  const names = [...new Set(entry.programs.map((one) => one.name))].sort();
  return JSON.stringify(
    cut
      ? [kind, meaning, unknown.why]
      : [kind, meaning, transport, port, portEnd, name, owner, target, names, alone],
  );
}

function rowOf(key: string, entry: Entry): Row {
  const { line: at, address, exposure, programs } = entry;
  return {
    key,
    lines: [at],
    entry,
    addresses: address === null ? [] : [address],
    exposure,
    programs: distinct(programs),
  };
}

function merged(row: Row, entry: Entry): Row {
  const { address, exposure } = entry;
  const wider =
    exposure !== null && (row.exposure === null || WIDTH[exposure] > WIDTH[row.exposure]);
  return {
    ...row,
    lines: row.lines.includes(entry.line) ? row.lines : [...row.lines, entry.line],
    addresses:
      address === null || row.addresses.includes(address)
        ? row.addresses
        : [...row.addresses, address],
    exposure: wider ? exposure : row.exposure,
    programs: distinct([...row.programs, ...entry.programs]),
  };
}

function distinct(programs: readonly Program[]): Program[] {
  return [...new Map(programs.map((one) => [`${one.name}/${one.pid}`, one])).values()];
}
