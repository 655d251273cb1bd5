import { describe, expect, it, test } from 'vitest';
import { MAX_QUERY_LENGTH, parseQuery, readAsked } from '@/lib/search/rules/parse-query';
import type { FoundPort } from '@/lib/search/schema';
import { isListing, readListing } from './listing';
import { snippetOf } from './snippet';
import { spansText } from './port-token';

const at = (...ports: number[]) => ports.map((port) => ({ start: port, end: port }));

describe('the results page is asked', () => {
  it.each([
    [{}, { q: '', kind: undefined }],
    [{ q: '  http  ' }, { q: 'http', kind: undefined }],
    [
      { q: ['one', 'two'], kind: ['port', 'article'] },
      { q: 'one', kind: 'port' },
    ],
    [
      { q: [], kind: [] },
      { q: '', kind: undefined },
    ],
    [
      { q: 'x', kind: 'service' },
      { q: 'x', kind: 'service' },
    ],
    [
      { q: 'x', kind: 'Port' },
      { q: 'x', kind: undefined },
    ],
  ])('%j as %j', (params, asked) => {
    expect(readAsked(params)).toEqual(asked);
  });

  it('no more than a query may be long', () => {
    const { q } = readAsked({ q: ` ${'x'.repeat(MAX_QUERY_LENGTH + 1)}` });
    expect(q).toBe('x'.repeat(MAX_QUERY_LENGTH));
  });
});

describe('under a hit stands', () => {
  const found = (change: Partial<FoundPort>): FoundPort => ({
    port: 80,
    status: 'assigned',
    transport: null,
    names: ['http', 'www'],
    practice: [],
    ...change,
  });
  const practice = [
    { slug: 'nginx', name: 'nginx' },
    { slug: 'caddy', name: 'Caddy' },
  ];
  const port = (about: string, official: FoundPort | null) =>
    snippetOf({ kind: 'port', about, spans: at(80), official });

  it.each<[string, FoundPort | null, string]>([
    ['Web', null, 'Web'],
    ['Web', found({}), 'http, www: Web'],
    ['', found({}), 'http, www'],
    ['Web', found({ practice }), 'http, www: Web · in practice nginx, Caddy'],
    ['Web', found({ names: [] }), 'assigned'],
    ['', found({ names: [], status: null, practice }), 'in practice nginx, Caddy'],
    ['', found({ names: [], status: null }), ''],
  ])('of a port about “%s” with %j: %s', (about, official, line) => {
    expect(port(about, official)).toBe(line);
  });

  it('of an article what it is about; of services and software their ports as well', () => {
    const of = (kind: 'article' | 'service' | 'software', about: string, ports: number[]) =>
      snippetOf({ kind, about, spans: at(...ports), official: found({}) });
    expect(of('article', 'A story', [80])).toBe('A story');
    expect(of('service', 'Web', [80, 443])).toBe('Web · 80, 443');
    expect(of('software', 'Web', [80])).toBe('Web · 80');
    expect(of('software', '', [80])).toBe('80');
    expect(of('service', 'Web', [])).toBe('Web');
  });
});

test('of many ports the first are said, and that there are more', () => {
  expect(spansText(at(80, 443), 2)).toBe('80, 443');
  expect(spansText(at(80, 443, 8080), 2)).toBe('80, 443 …');
});

describe('a listing', () => {
  it.each([
    [['tcp', '0.0.0.0:22', 'listen'], true],
    [['0.0.0.0:22', 'listen'], false],
    [['tcp', 'sshd', 'listen'], false],
    [['tcp', '0.0.0.0:22', 'sshd'], false],
    [['tcp', '0.0.0.0:22', '0.0.0.0:*'], true],
    [['0.0.0.0:8080->80/tcp', 'up', 'web'], true],
    [['tcp', '127.0.0.1:22', '1->2'], true],
  ])('of the pieces %j: %s', (pieces, is) => {
    expect(isListing(pieces)).toBe(is);
  });

  it('has the ports that are bound or published, and not what only looks like one', () => {
    const ports = (pieces: string[]) =>
      readListing(pieces, '').tokens.flatMap(({ spans }) => spans.map(({ start }) => start));
    expect(ports(['0.0.0.0:22', '443/tcp', '5000-5002/udp', '80/sctp'])).toEqual([
      22, 443, 5000, 80,
    ]);
    expect(ports(['0.0.0.0:0', '77', 'x443/tcp', '443/tcpx', 'tcp/443'])).toEqual([]);
  });

  it('names programs once, no transport for one, and four at most', () => {
    const names = (folded: string) => readListing([], folded).names;
    expect(names('x 1/tcp 2/tcp6 3/udp46 4/sshd 5/sshd 6/tcpd')).toEqual(['udp46', 'sshd', 'tcpd']);
    expect(names('x 1/a 2/b 3/c 4/d 5/e')).toEqual(['a', 'b', 'c', 'd']);
    expect(names('node 4321 me 23u ipv4')).toEqual(['node']);
    expect(names('0123456789ab registry.example:5000/team/web:1.2 up')).toEqual(['web']);
    expect(names('0123456789ab nginx up')).toEqual(['nginx']);
  });
});

describe('a query', () => {
  it('loses what surrounds its pieces', () => {
    expect(parseQuery('((80))').ports).toEqual([80]);
    expect(parseQuery('[80]').ports).toEqual([80]);
    expect(parseQuery('80?!').ports).toEqual([80]);
    expect(parseQuery('http, ;').names).toEqual(['http']);
    expect(parseQuery('a(b').phrase).toBe('a(b');
  });

  it('is sure of its numbers where one is marked or a filler stands', () => {
    expect(parseQuery('web 8080').portsAreSure).toBe(false);
    expect(parseQuery('web :8080').portsAreSure).toBe(true);
    expect(parseQuery('web 80 :8080').portsAreSure).toBe(true);
    expect(parseQuery('web port 8080').portsAreSure).toBe(true);
    expect(parseQuery('web 8080').names).toEqual(['web 8080', 'web8080', 'web']);
    expect(parseQuery('web :8080').names).toEqual(['web']);
    expect(parseQuery('web').names).toEqual(['web']);
  });

  it('knows no port past 65535, in a range either, and none without digits', () => {
    expect(parseQuery('65535').ports).toEqual([65535]);
    expect(parseQuery('65535-65535').ports).toEqual([65535]);
    expect(parseQuery('65000-65536').ranges).toEqual([]);
    expect(parseQuery('65536-65000').ranges).toEqual([]);
    expect(parseQuery('65000-65535').ranges).toEqual([{ start: 65000, end: 65535 }]);
    expect(parseQuery('7-7')).toMatchObject({ ports: [7], ranges: [] });
  });

  it('is clipped: its names, its words and its ranges', () => {
    const long = 'x'.repeat(79);
    expect(parseQuery(`${long} yy`).phrase).toBe(long);
    const many = parseQuery(Array.from({ length: 30 }, (_, n) => `${n}-${n + 100}`).join(' '));
    expect(many.ranges.length).toBeLessThan(30);
  });
});
