import { colonPlace, rangeOf } from './address';
import { entry } from './entry';
import { add, type Column, columnsOf, type Reader, type Scan } from './scan';
import type { Entry, Transport } from './types';

/** `0.0.0.0:8000-8010->80-90/tcp`, `:::80->80/tcp`, `[::]:80->80/tcp`, `443/tcp`. */
const ITEM = '(?:(?:[\\w.:[\\]%]*:)?\\d+(?:-\\d+)?->)?\\d+(?:-\\d+)?\\/(?:tcp|udp|sctp)';
const ITEMS = new RegExp(`(?<![\\w./:>-])${ITEM}(?:,\\s*${ITEM})*(?![\\w/-])`, 'g');
const PARTS = /^(?:(.*:)?(\d+(?:-\d+)?)->)?(\d+(?:-\d+)?)\/(tcp|udp|sctp)$/;

const HEADING = /^(?=.*\bPORTS\b)(?=.*\b(?:CONTAINER ID|NAMES?)\b)[A-Z\s]+$/;
/** Of `docker-compose ps`, the first Compose. */
const OLD_HEADING = /^\s*Name\s+Command\s+State\s+Ports$/;
/** The heading stands over the middle of its cells. */
const OLD_ROW = /\s{2,}(?:Up|Exit|Paused|Restarting)\b.*\s\d[\d-]*\/(?:tcp|udp|sctp),?$/;
const COLUMN = /[A-Z]+(?: [A-Z]+)*/g;

export const readDockerHeading: Reader = (line, at, scan) => {
  const old = OLD_HEADING.test(line);
  if (!old && !HEADING.test(line)) return false;
  scan.columns = columnsOf(line.toUpperCase(), COLUMN);
  if (old) scan.headings.add(at + 1);
  return true;
};

/** A row of `docker ps`, `docker compose ps` or podman, or any line of a `--format` with an arrow in it. */
export const readDocker: Reader = (line, at, scan) => {
  // `--format json` writes the arrow as JSON may.
  if (line.includes('\\u003e')) return readDocker(line.replaceAll('\\u003e', '>'), at, scan);
  const ports = scan.columns.find(({ name }) => name === 'PORTS');
  // An address comes before the port: without it the line above holds the first digits.
  if (/^\d+(?:-\d+)?->/.test(line)) return true;
  const arrow = /\d->\d/.test(line);
  if (!arrow && ports === undefined) return false;
  // A long list of ports may be wider than its column; then only arrows tell.
  const cell = ports === undefined ? null : cellOf(line, ports);
  const from = cell !== null && (!arrow || /\d->\d/.test(cell)) ? cell : line;
  const itemsOf = (text: string) =>
    [...text.matchAll(ITEMS)].flatMap(([list]) => list.split(/,\s*/));
  // A chat may have folded the blanks: then nothing stands in the column.
  const isContainer = arrow || /^[0-9a-f]{12}\s/.test(line) || OLD_ROW.test(line);
  if (!isContainer && !/^\s{0,2}\d/.test(cell ?? '')) return false;
  const inCell = itemsOf(from);
  const items = inCell.length > 0 || !isContainer ? inCell : itemsOf(line);
  const container = { owner: ownerOf(line, scan), image: imageOf(line, scan) };
  for (const item of items) add(scan, dockerEntry(item, at, container));
  // A container without a port.
  return items.length > 0 || /^[0-9a-f]{12}\s/.test(line);
};

/** What stands under a heading; null where the row does not keep to its columns, and one would cut a word in two. */
function cellOf(line: string, { start, end }: Column): string | null {
  const isCut = [start, end].some((at) => /^\S\S$/.test(line.slice(Math.max(0, at - 1), at + 1)));
  return isCut ? null : line.slice(start, end);
}

/** Whose ports they are: the container's name and what it was made from. */
interface Container {
  readonly owner: string | null;
  readonly image: string | null;
}

export function dockerEntry(item: string, at: number, { owner, image }: Container): Entry | null {
  const [, host, published, inside = '', transport] = PARTS.exec(item) ?? [];
  const target = rangeOf(inside);
  if (target === null) return null;
  const given = {
    line: at,
    kind: 'docker',
    transport: transport as Transport,
    owner,
    image,
    target,
  } as const;
  if (published === undefined) return entry({ ...given, meaning: 'inside' });
  const range = rangeOf(published);
  if (range === null) return null;
  const address = host === undefined ? null : (colonPlace(`${host}0`)?.address ?? null);
  return entry({ ...given, meaning: 'published', port: range[0], portEnd: range[1], address });
}

/** The container's name: under its heading, after `"Names":` in JSON, else the last word without a port in it. */
function ownerOf(line: string, scan: Scan): string | null {
  const json = /"Names?"\s*:\s*"([^"]+)"/.exec(line)?.[1];
  if (json !== undefined) return json;
  const column = scan.columns.find(({ name }) => name === 'NAMES' || name === 'NAME');
  const words = line.trim().split(/\s+/);
  if (column === undefined) {
    const rest = line
      .replace(ITEMS, ' ')
      .split(/[\s|,;]+/)
      .filter((word) => /^[\w.-]+$/.test(word));
    return rest.at(-1) ?? null;
  }
  const first = scan.columns[0]?.name === column.name;
  // A cell of several lines: the name stands above.
  if (first && line.startsWith('  ')) return scan.entries.at(-1)?.owner ?? null;
  const named = (first ? words[0] : words.at(-1)) ?? null;
  return named !== null && /^[\w./-]+$/.test(named) ? named : null;
}

/** Letters, digits and what stands between them, with a tag or a digest; an image without a name is a number. */
const IMAGE =
  /^(?![0-9a-f]{12,64}$|sha256:)[a-z0-9][\w./-]*(?::\d+\/[\w./-]+)?(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?$/i;

/** The image: under its heading where the row keeps to it, behind the number of the container, or in JSON. */
function imageOf(line: string, scan: Scan): string | null {
  const json = /"Image"\s*:\s*"([^"]+)"/.exec(line)?.[1];
  const column = scan.columns.find(({ name }) => name === 'IMAGE');
  const cell = column === undefined ? '' : (cellOf(line, column) ?? '').trim();
  const second = /^[0-9a-f]{12}\s+(\S+)/.exec(line)?.[1] ?? '';
  const [found = null] = [json, second, cell].filter((one) => one !== undefined && one !== '');
  return found !== null && IMAGE.test(found) ? found : null;
}

const PORT_ROW = /^\s*(\d+(?:-\d+)?)\/(tcp|udp|sctp)\s+->\s+(\S+)\s*$/;

/** `docker port`: the arrow the other way round, and after a command that names one port only the place. */
export const readDockerPort: Reader = (line, at, scan) => {
  const [, inside = '', transport, place = ''] = PORT_ROW.exec(line) ?? [];
  if (transport !== undefined) {
    const [, host] = /^(.*:)\d+(?:-\d+)?$/.exec(place) ?? [];
    const item = `${host ?? ''}${place.slice(host?.length ?? 0)}->${inside}/${transport}`;
    add(scan, dockerEntry(item, at, { owner: portOwner(scan), image: null }));
    return true;
  }
  const [, wished, named = 'tcp'] =
    /\b(?:docker|podman)\s+port\s+\S+\s+(\d+)(?:\/(tcp|udp|sctp))?\s*$/.exec(scan.command) ?? [];
  if (wished === undefined || !/^\s*\S*:\d+\s*$/.test(line)) return false;
  add(
    scan,
    dockerEntry(`${line.trim()}->${wished}/${named}`, at, { owner: portOwner(scan), image: null }),
  );
  return true;
};

function portOwner(scan: Scan): string | null {
  return /\bport\s+([\w.-]+)/.exec(scan.command)?.[1] ?? null;
}

const PUBLISHER =
  /"Names?"\s*:\s*"([^"]*)"|\{(?:(?!"PublishedPort")[^{}])*"PublishedPort"[^{}]*\}/g;

/** `docker compose ps --format json`: a port that is published on 0 is only exposed. */
export const readDockerJson: Reader = (line, at, scan) => {
  if (!line.includes('"PublishedPort"')) return false;
  let owner: string | null = null;
  const image = imageOf(line, scan);
  for (const [text, name] of line.matchAll(PUBLISHER)) {
    if (name !== undefined) {
      owner = name;
      continue;
    }
    const field = (key: string) =>
      new RegExp(`"${key}"\\s*:\\s*"?([^",}]*)`).exec(text)?.[1]?.trim() ?? '';
    const inside = `${field('TargetPort')}/${field('Protocol')}`;
    const host = field('PublishedPort');
    const item = host === '0' ? inside : `${field('URL')}:${host}->${inside}`;
    add(scan, dockerEntry(item, at, { owner, image }));
  }
  return true;
};

const SERVICE_HEADING = /^\s*(?:NAMESPACE\s+)?NAME\s+TYPE\s+CLUSTER-IP\s.*PORT\(S\)/;
const SERVICE_ROW =
  /^\s*(\S+(?:\s+\S+)?)\s+(ClusterIP|NodePort|LoadBalancer|ExternalName)\s+\S+\s+\S+\s+(\S+)/;

/** `kubectl get services`: `80:30080/TCP` is the service's port and the node's. */
export const readKubectl: Reader = (line, at, scan) => {
  if (SERVICE_HEADING.test(line)) return true;
  const [, names = '', , list] = SERVICE_ROW.exec(line) ?? [];
  if (list === undefined) return false;
  const owner = names.split(/\s+/).at(-1) ?? null;
  for (const item of list.split(',')) {
    const [, port = '', node, word] = /^(\d+)(?::(\d+))?\/(TCP|UDP|SCTP)$/.exec(item) ?? [];
    const inside = rangeOf(port);
    if (word === undefined || inside === null) continue;
    const transport = word.toLowerCase() as Transport;
    const given = { line: at, kind: 'kubernetes', transport, owner, target: inside } as const;
    const range = node === undefined ? null : rangeOf(node);
    add(
      scan,
      range === null
        ? entry({ ...given, meaning: 'inside' })
        : entry({ ...given, meaning: 'published', port: range[0] }),
    );
  }
  return true;
};
