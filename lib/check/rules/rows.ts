import type { Entry, Exposure, Program, Reading } from '@/packages/portolan/src/portolan';

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

/** Whether others can open it, where its address lets them. */
export function isReachable({ meaning }: Entry): boolean {
  return meaning === 'listening' || meaning === 'published';
}

/** Rows that are shown, by port; what speaks to somebody is only counted. */
export function rowsOf({ entries }: Reading): Row[] {
  const drafts = new Map<string, Draft>();
  for (const entry of entries) {
    if (entry.meaning === 'connected' && entry.unknown === null) continue;
    if (entry.meaning === 'closed') continue;
    const key = keyOf(entry);
    const draft = drafts.get(key) ?? draftOf(entry);
    addTo(draft, entry);
    drafts.set(key, draft);
  }
  const rows = [...drafts].map(([key, { entry, lines, addresses, exposure, programs }]) => ({
    ...{ key, entry, exposure, lines: [...lines] },
    ...{ addresses: [...addresses], programs: [...programs.values()] },
  }));
  return withoutForwarders(rows).sort(
    (a, b) => (a.entry.port ?? Infinity) - (b.entry.port ?? Infinity) || line(a) - line(b),
  );
}

/** Whoever listens for containers and other machines: what is behind says more. */
export const FORWARDERS =
  /^(?:dockerd|docker-proxy|com\.docke.*|rootlessport|conmon|containerd.*|kube-proxy|wslrelay\.exe|limactl|ssh)$/i;

/** What listens for a container is told with the container, where the paste names it. */
function withoutForwarders(rows: readonly Row[]): Row[] {
  const told = new Map<Row, number[]>();
  const gone = new Set<Row>();
  const containers = rows.filter(({ entry }) => entry.kind === 'docker' && entry.port !== null);
  for (const row of rows) {
    if (row.entry.meaning !== 'listening' || row.programs.length === 0) continue;
    if (!row.programs.every(({ name }) => FORWARDERS.test(name))) continue;
    const behind = containers.find(({ entry }) => isWithin(row.entry, entry));
    if (behind === undefined) continue;
    const lines = told.get(behind) ?? [];
    for (const at of row.lines) lines.push(at);
    told.set(behind, lines);
    gone.add(row);
  }
  return rows
    .filter((row) => !gone.has(row))
    .map((row) => {
      const lines = told.get(row);
      if (lines === undefined) return row;
      return { ...row, lines: [...row.lines, ...lines].sort((a, b) => a - b) };
    });
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

/** A row while it is being read. */
interface Draft {
  readonly entry: Entry;
  readonly lines: Set<number>;
  readonly addresses: Set<string>;
  exposure: Exposure | null;
  /** By name and number. */
  readonly programs: Map<string, Program>;
}

function draftOf(entry: Entry): Draft {
  const { exposure } = entry;
  return { entry, exposure, lines: new Set(), addresses: new Set(), programs: new Map() };
}

function addTo(draft: Draft, { line: at, address, exposure, programs }: Entry): void {
  draft.lines.add(at);
  if (address !== null) draft.addresses.add(address);
  for (const one of programs) draft.programs.set(`${one.name}/${one.pid}`, one);
  if (exposure === null) return;
  if (draft.exposure === null || WIDTH[exposure] > WIDTH[draft.exposure]) draft.exposure = exposure;
}
