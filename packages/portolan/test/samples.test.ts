import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Entry, readPaste } from '../src/portolan';

const FOLDER = path.join(import.meta.dirname, 'samples');

interface Ports {
  readonly numbers: number[];
  readonly names: string[];
}

interface Published {
  readonly service?: string;
  readonly host_address?: string;
  readonly host_ports: [number, number] | null;
  readonly container_ports: [number, number];
  readonly transport: string;
}

/** One answer of `expected.json`; which parts it has depends on the tool. */
interface Expected {
  readonly tool: string;
  readonly no_sockets?: true;
  readonly listening?: { readonly tcp: Ports; readonly udp?: Ports };
  readonly connected?: number;
  readonly cut_local_ports?: number;
  readonly processes?: Record<string, string[]>;
  readonly published?: Published[];
  readonly exposed_only?: number[];
  readonly containers?: {
    container: string;
    published: Published[];
    exposed_only: { container_ports: [number, number]; transport: string }[];
  }[];
  readonly ports?: {
    name: string;
    port?: number;
    node_port?: number | null;
    container_port?: number;
    host_port?: number;
    transport: string;
  }[];
  readonly hosts?: {
    address: string;
    ports: { port: number; transport: string; state: string; service: string }[];
  }[];
  readonly transport?: string | null;
  readonly ranges?: [number, number, boolean][];
  readonly rows?: { local_port: number; state: string; pid: number }[];
  readonly entries?: { name: string; port: number; transport: string }[];
}

const expected = JSON.parse(readFileSync(path.join(FOLDER, 'expected.json'), 'utf8')) as Record<
  string,
  Expected
>;

const read = (file: string) => readPaste(readFileSync(path.join(FOLDER, file), 'utf8'));
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
const byText = (values: readonly unknown[]) =>
  unique(values.map((one) => JSON.stringify(one))).sort();

function listening(entries: readonly Entry[], transport: string): Ports {
  const own = entries.filter((one) => one.meaning === 'listening' && one.transport === transport);
  return {
    numbers: unique(own.flatMap(({ port }) => port ?? [])).sort((a, b) => a - b),
    names: unique(own.flatMap(({ port, name }) => (port === null ? (name ?? []) : []))).sort(),
  };
}

function programs(entries: readonly Entry[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const one of entries) {
    const names = one.programs.map(({ name }) => name).filter((name) => name !== '');
    if (one.meaning !== 'listening' || names.length === 0) continue;
    const key = `${one.transport ?? ''} ${one.port ?? one.name ?? ''}`;
    found[key] = unique([...(found[key] ?? []), ...names]).sort();
  }
  return found;
}

const published = (entries: readonly Entry[]) =>
  byText(
    entries
      .filter(({ meaning }) => meaning === 'published')
      .map((one) => [
        one.port === null ? null : [one.port, one.portEnd],
        one.target,
        one.transport,
        one.address,
      ]),
  );
const wished = (list: readonly Published[]) =>
  byText(
    list.map((one) => [
      one.host_ports,
      one.container_ports,
      one.transport,
      one.host_address ?? null,
    ]),
  );

const files = (...parts: (keyof Expected)[]) =>
  Object.entries(expected).filter(([, one]) => parts.some((part) => one[part] !== undefined));

describe('real outputs', () => {
  it.each(files('no_sockets'))('hold no port: %s', async (file) => {
    expect((await read(file)).entries).toEqual([]);
  });

  it.each(files('listening'))('name what listens: %s', async (file, answer) => {
    const { entries } = await read(file);
    for (const transport of ['tcp', 'udp'] as const) {
      const wish = answer.listening?.[transport];
      if (wish !== undefined) expect(listening(entries, transport), transport).toEqual(wish);
    }
    expect(entries.filter(({ meaning }) => meaning === 'connected')).toHaveLength(
      answer.connected ?? 0,
    );
    expect(entries.filter(({ unknown }) => unknown?.why === 'cut')).toHaveLength(
      answer.cut_local_ports ?? 0,
    );
  });

  it.each(files('processes'))('name who holds a port: %s', async (file, { processes }) => {
    expect(programs((await read(file)).entries)).toEqual(processes);
  });

  it.each(files('published', 'containers'))('name what is published: %s', async (file, answer) => {
    const { entries } = await read(file);
    const inside = entries.filter(({ meaning }) => meaning === 'inside');
    if (answer.published !== undefined) {
      expect(published(entries)).toEqual(wished(answer.published));
      expect(inside.map(({ target }) => target?.[0])).toEqual(answer.exposed_only ?? []);
      const named = answer.published.flatMap(({ service }) => service ?? []);
      if (named.length > 0)
        expect(unique(entries.map(({ owner }) => owner)).sort()).toEqual(unique(named).sort());
    }
    for (const container of answer.containers ?? []) {
      const own = entries.filter(({ owner }) => owner === container.container);
      expect(published(own)).toEqual(wished(container.published));
      expect(own.filter(({ meaning }) => meaning === 'inside').map(({ target }) => target)).toEqual(
        container.exposed_only.map(({ container_ports: ports }) => ports),
      );
    }
    if (answer.containers !== undefined)
      expect(unique(entries.map(({ owner }) => owner)).sort()).toEqual(
        answer.containers.map(({ container }) => container).sort(),
      );
  });

  it.each(files('ports'))('name ports of services, pods and nodes: %s', async (file, { ports }) => {
    const { entries } = await read(file);
    const taken = entries.filter(({ meaning, port }) => meaning === 'published' && port !== null);
    expect(taken.map(({ port, owner, transport }) => [port, owner, transport])).toEqual(
      (ports ?? []).flatMap(({ name, node_port: node, host_port: host, transport }) => {
        const port = node ?? host;
        return port === undefined ? [] : [[port, name, transport]];
      }),
    );
    const inside = entries.filter(({ meaning }) => meaning === 'inside');
    expect(inside.map(({ target, owner }) => [target?.[0], owner])).toEqual(
      (ports ?? [])
        .filter(({ host_port: host }) => host === undefined)
        .map(({ port, container_port: container, name }) => [port ?? container, name]),
    );
  });

  it.each(files('hosts'))('name what a scan saw: %s', async (file, { hosts = [] }) => {
    const { entries } = await read(file);
    expect(
      entries.map(({ port, transport, state, name }) => [port, transport, state, name]),
    ).toEqual(
      hosts.flatMap(({ ports }) =>
        ports.map(({ port, transport, state, service }) => [port, transport, state, service]),
      ),
    );
    for (const { owner } of entries) expect(owner).toContain(hosts[0]?.address);
  });

  it.each(files('ranges'))('name ranges kept back: %s', async (file, answer) => {
    const { entries } = await read(file);
    expect(entries.map(({ port, portEnd, state }) => [port, portEnd, state === '*'])).toEqual(
      answer.ranges,
    );
    for (const { transport } of entries) expect(transport).toBe(answer.transport);
  });

  it.each(files('rows'))('name rows of PowerShell: %s', async (file, { rows = [] }) => {
    const { entries } = await read(file);
    expect(entries.map(({ port, state, programs: held }) => [port, state, held[0]?.pid])).toEqual(
      rows.map((row) => [row.local_port, row.state, row.pid]),
    );
  });

  it.each(files('entries'))('name services: %s', async (file, { entries: wish = [] }) => {
    const { entries } = await read(file);
    expect(entries.map(({ name, port, transport }) => [name, port, transport])).toEqual(
      wish.map(({ name, port, transport }) => [name, port, transport]),
    );
  });

  it('are all looked at by one of these', () => {
    const seen = files(
      'no_sockets',
      'listening',
      'published',
      'containers',
      'ports',
      'hosts',
      'ranges',
      'entries',
    );
    expect(seen).toHaveLength(Object.keys(expected).length);
  });
});
