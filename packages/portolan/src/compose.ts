import { isMap, isScalar, type Scalar, type YAMLMap } from 'yaml';
import { rangeOf } from './address';
import { entry, unknownEntry } from './entry';
import { interpolate } from './interpolate';
import type { Entry, Transport } from './types';
import { get, isNode, list, type Place, text, transportOf } from './yaml-nodes';

export function readServices(services: YAMLMap, place: Place): Entry[] {
  return services.items.flatMap(({ key, value }) => {
    const service = place.resolve(value);
    return isMap(service) ? readService(text(key), service, place) : [];
  });
}

export function readService(name: string | null, service: YAMLMap, place: Place): Entry[] {
  const owner = name ?? text(get(service, 'container_name', place));
  const published = list(get(service, 'ports', place), place).flatMap((one) =>
    isMap(one) ? longPort(one, owner, place) : isScalar(one) ? shortPort(one, owner, place) : [],
  );
  const exposed = list(get(service, 'expose', place), place).flatMap((one) => {
    const [, range = '', transport = 'tcp'] =
      /^([\d-]+)(?:\/(\w+))?$/.exec(interpolate(text(one) ?? '').text) ?? [];
    const target = rangeOf(range);
    if (target === null || !isNode(one)) return [];
    return [
      entry({
        line: place.lineOf(one),
        kind: 'compose',
        meaning: 'inside',
        transport: transportOf(transport),
        owner,
        target,
      }),
    ];
  });
  return [...published, ...exposed];
}

/** `[[address:]host:]container[/transport]`, each a number or a range. */
function shortPort(node: Scalar, owner: string | null, place: Place): Entry[] {
  const filled = interpolate(text(node) ?? '');
  const [, body = '', word = 'tcp'] = /^(.*?)(?:\/([\w?]+))?$/s.exec(filled.text.trim()) ?? [];
  const [, address, host, inside = body] = /^(?:(.*):)?([^:]*):([^:]*)$/.exec(body) ?? [];
  return publishedPort({
    line: place.lineOf(node),
    owner,
    transport: transportOf(word),
    address: address === undefined ? null : address.replace(/[[\]]/g, ''),
    host: host ?? '',
    inside,
    variable: filled.variable,
  });
}

function longPort(port: YAMLMap, owner: string | null, place: Place): Entry[] {
  const field = (name: string) => interpolate(text(get(port, name, place)) ?? '');
  const published = field('published');
  const node = get(port, 'published', place) ?? port;
  const address = field('host_ip').text;
  return publishedPort({
    line: place.lineOf(node),
    owner,
    transport: transportOf(field('protocol').text || 'tcp'),
    address: address === '' ? null : address.replace(/[[\]]/g, ''),
    host: published.text,
    inside: field('target').text,
    variable: published.variable,
  });
}

interface Published {
  readonly line: number;
  readonly owner: string | null;
  readonly transport: Transport | null;
  readonly address: string | null;
  /** Empty: Docker chooses. */
  readonly host: string;
  readonly inside: string;
  readonly variable: string | null;
}

function publishedPort({
  line,
  owner,
  transport,
  address,
  host,
  inside,
  variable,
}: Published): Entry[] {
  const target = rangeOf(inside);
  // What a quote that never closes has swallowed is no address.
  if (!/^[\w.:%*?-]*$/.test(address ?? '') || /\s/.test(host)) return [];
  const given = {
    line,
    kind: 'compose',
    meaning: 'published',
    transport,
    address,
    owner,
    target,
    variable,
  } as const;
  const range = rangeOf(host);
  // Docker takes one of the range for a single port of the container.
  if (range !== null) return [entry({ ...given, port: range[0], portEnd: range[1] })];
  if (host === '' && (target !== null || inside.includes('?')))
    return [unknownEntry(given, 'chosen-later')];
  if (host.includes('?')) return [unknownEntry(given, 'variable')];
  return target === null && !/\d/.test(host) ? [] : [unknownEntry(given, 'no-port')];
}
