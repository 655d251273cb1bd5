import { beforeAll, describe, expect, it } from 'vitest';
import { parseRelease } from '@/lib/iana/parse/release';
import type { RegistryRow } from '@/lib/iana/row';
import { serviceSchema } from '@/lib/iana/schema';
import { serviceOf } from '@/lib/iana/service';
import { initialOf, INITIALS } from '@/lib/iana/routes';
import { servicesQuery } from '@/lib/iana/schema';
import { readShippedRelease } from '@/lib/iana/shipped-releases';

let rows: readonly RegistryRow[];

beforeAll(() => {
  const parsed = parseRelease(readShippedRelease('iana-2026-08-17.xml.gz'));
  if (!parsed.ok) throw parsed.error;
  rows = parsed.release.rows;
});

const service = (name: string) =>
  serviceOf(
    rows.filter((row) => row.serviceName === name),
    rows.filter((row) => row.serviceName !== null),
    new Map(),
    '2026-08-17',
    null,
  );

describe('a service', () => {
  it('tells rows that differ only in their transport once', () => {
    const { assignments, entries, ports } = service('http');
    expect(assignments).toHaveLength(3);
    expect(entries.map(({ transports }) => transports)).toEqual([['tcp', 'udp'], ['sctp']]);
    expect(ports).toEqual([{ portStart: 80, portEnd: 80, transports: ['tcp', 'udp', 'sctp'] }]);
  });

  it('has the names that mean the same apart from those that only share its port', () => {
    expect(service('http')).toMatchObject({ aliases: ['www', 'www-http'], beside: [] });
    expect(service('submissions').beside.map(({ name }) => name)).toEqual(['urd']);
    expect(service('www').aliases).toEqual(['http', 'www-http']);
  });

  it('may hold several ports, a range, or none at all', () => {
    expect(service('pip').ports.map(({ portStart }) => portStart)).toEqual([321, 1321]);
    expect(service('x11').ports).toEqual([
      { portStart: 6000, portEnd: 6063, transports: ['tcp', 'udp'] },
    ]);
    expect(service('rdp')).toMatchObject({ ports: [], entries: [{ span: null }, { span: null }] });
  });

  it('is answered in the shape that the documentation describes', () => {
    const { entries: _, beside: __, plain: ___, ...answer } = service('http');
    expect(serviceSchema.parse(service('http'))).toEqual(answer);
  });
});

describe('the index of names', () => {
  it('has a place for each of the 7,327 names', () => {
    const names = new Set(rows.flatMap(({ serviceName }) => serviceName ?? []));
    expect(names.size).toBe(7_327);
    expect(new Set([...names].map(initialOf))).toEqual(new Set(INITIALS));
  });

  it.each([
    ['_', '0'],
    ['914c/g', '0'],
    ['EtherNet/IP-1', 'e'],
    ['', '0'],
  ])('puts %s under %s', (name, initial) => expect(initialOf(name)).toBe(initial));

  it('is read from an address in either case', () => {
    const letters = ['A', 'z', '0'].map((letter) => servicesQuery.parse({ letter }).letter);
    expect(letters).toEqual(['a', 'z', '0']);
    expect(servicesQuery.safeParse({ letter: 'ab' }).success).toBe(false);
  });
});
