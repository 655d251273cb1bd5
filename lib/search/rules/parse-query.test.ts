import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUERY_LENGTH, parseQuery } from './parse-query';

const port = fc.integer({ min: 0, max: 65535 });
const transport = fc.constantFrom('tcp', 'udp', 'sctp', 'dccp');

describe('a number', () => {
  it('is found in every usual spelling', () => {
    const spellings = (n: number, t: string) => [
      `${n}`,
      `:${n}`,
      `${t}/${n}`,
      `${n}/${t}`,
      `${t.toUpperCase()}:${n}`,
      `${t} ${n}`,
      `port ${n}`,
      `Port: ${n}`,
      `localhost:${n}`,
      `127.0.0.1:${n}`,
      `[::1]:${n}`,
      `*:${n}`,
      `:::${n}`,
      `http://localhost:${n}/x?y=1#z`,
      `--port=${n}`,
      `"${n}"`,
      ` ${n}\n`,
      `00${n}`,
    ];
    fc.assert(
      fc.property(port, transport, (n, t) => {
        for (const text of spellings(n, t)) {
          const { ports, names, portsAreSure } = parseQuery(text);
          expect([text, ports, names, portsAreSure]).toEqual([text, [n], [], true]);
        }
      }),
    );
  });

  it('brings its transport', () => {
    fc.assert(
      fc.property(port, transport, (n, t) => {
        for (const text of [`${t}/${n}`, `${n}/${t}`, `${n} ${t}`, `${t}:${n}`]) {
          expect(parseQuery(text)).toMatchObject({ ports: [n], transport: t });
        }
      }),
    );
  });

  it('is none above 65535', () => {
    fc.assert(
      fc.property(fc.integer({ min: 65536, max: 99_999_999 }), (n) => {
        expect(parseQuery(`${n}`)).toMatchObject({ ports: [], names: [`${n}`] });
      }),
    );
  });

  it('is read in the digits of any script', () => {
    expect(parseQuery('٨٠٨٠').ports).toEqual([8080]);
    expect(parseQuery('：８０８０').ports).toEqual([8080]);
  });

  it('beside a name keeps the name, and the whole text as a name', () => {
    expect(parseQuery('postgres 5432')).toMatchObject({
      ports: [5432],
      phrase: 'postgres',
      portsAreSure: false,
    });
    expect(parseQuery('Back Orifice 2000').names).toContain('back orifice 2000');
    expect(parseQuery('postgres :5432')).toMatchObject({
      ports: [5432],
      phrase: 'postgres',
      portsAreSure: true,
    });
  });
});

describe('several numbers', () => {
  it.each([
    '8080,8443',
    '8080 8443',
    '8080, 8443',
    ':8080;:8443',
    'tcp/8080,8443',
    '8080:8443',
    '8080->8443/tcp',
  ])('%s', (text) => {
    expect(parseQuery(text)).toMatchObject({ ports: [8080, 8443], names: [] });
  });

  it('are kept once, in the order given, and not without end', () => {
    expect(parseQuery('443 80 443').ports).toEqual([443, 80]);
    expect(parseQuery(Array.from({ length: 400 }, (_, n) => n).join(',')).ports).toHaveLength(16);
  });

  it('of both transports ask for neither alone', () => {
    expect(parseQuery('80/tcp 80/udp')).toMatchObject({ ports: [80], transport: null });
    expect(parseQuery('80/tcp/udp')).toMatchObject({ ports: [80], transport: null });
  });
});

describe('a grouped number', () => {
  it.each([
    ['1,433', [1433]],
    ['1.433', [1433]],
    ['65,535', [65535, 65, 535]],
    ['27,017', [27017]],
    ['22,443', [22443, 22, 443]],
    ['80,443', [80, 443]],
    ['443, 80', [443, 80]],
  ])('%s', (text, ports) => {
    expect(parseQuery(text).ports).toEqual(ports);
  });
});

describe('a hexadecimal number', () => {
  it.each([
    ['0x1F90', [8080]],
    ['0x50', [80]],
    ['0xFFFF', [65535]],
    ['0x10000', []],
  ])('%s', (text, ports) => {
    expect(parseQuery(text).ports).toEqual(ports);
  });
});

describe('an IPv6 address', () => {
  it.each([
    ['::1', []],
    ['fe80::1', []],
    ['2001:db8::8a2e:370:7334', []],
    [':::22', [22]],
    ['::1:631', [631]],
    ['[fe80::1]:8080', [8080]],
  ])('is no port, what stands behind it is: %s', (text, ports) => {
    expect(parseQuery(text).ports).toEqual(ports);
  });
});

describe('a range', () => {
  it.each([
    '6000-6063',
    '6000–6063',
    '6063-6000',
    'tcp/6000-6063',
    '6000-6063/tcp',
    ':6000-6063',
    'ports 6000-6063',
  ])('%s', (text) => {
    expect(parseQuery(text)).toMatchObject({
      ports: [],
      ranges: [{ start: 6000, end: 6063 }],
      names: [],
    });
  });
});

describe('a pasted line', () => {
  it.each([
    ['ss', 'LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=612,fd=3))', [22], ['sshd']],
    ['ss with an interface', 'udp UNCONN 0 0 127.0.0.53%lo:53 0.0.0.0:*', [53], []],
    ['netstat', 'tcp6 0 0 :::5432 :::* LISTEN 1234/postgres', [5432], ['postgres']],
    ['netstat on Windows', 'TCP    0.0.0.0:135    0.0.0.0:0    LISTENING    1032', [135], []],
    ['netstat on macOS', 'tcp4 0 0 127.0.0.1.8384 *.* LISTEN', [8384], []],
    ['lsof', 'node 4321 me 23u IPv4 0x12ab 0t0 TCP *:3000 (LISTEN)', [3000], ['node']],
    [
      'docker ps',
      'a1b2c3d4e5f6   postgres:16   "docker-entrypoint.s…"   2 hours ago   Up 2 hours   0.0.0.0:15432->5432/tcp, [::]:15432->5432/tcp   db',
      [15432, 5432],
      ['postgres'],
    ],
    ['a published port', '0.0.0.0:5432->5432/tcp', [5432], []],
  ])('of %s', (_, line, ports, words) => {
    expect(parseQuery(line)).toMatchObject({ ports, words });
  });

  it('may be many lines', () => {
    const lines =
      'LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\nLISTEN 0 4096 127.0.0.1:631 0.0.0.0:*\nLISTEN 0 128 [::]:22 [::]:*';
    expect(parseQuery(lines)).toMatchObject({ ports: [22, 631], names: [] });
  });
});

describe('any text', () => {
  it('is read without an error, into ports that are ports and bounded texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { ports, ranges, phrase, words } = parseQuery(text);
        expect(ports.every((n) => Number.isInteger(n) && n >= 0 && n <= 65535)).toBe(true);
        expect(ranges.every(({ start, end }) => start < end && end <= 65535)).toBe(true);
        expect(phrase.length).toBeLessThanOrEqual(80);
        expect(words.every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('of any length is read in no time', () => {
    for (const unit of ['a', '1', ':', '1-', 'a:', '::', '0.0.0.0:', '/', '-p', '->', '((']) {
      const before = performance.now();
      parseQuery(unit.repeat(100_000));
      expect(performance.now() - before).toBeLessThan(1000);
    }
    expect(parseQuery(`${' '.repeat(MAX_QUERY_LENGTH)}443`).ports).toEqual([]);
  });

  it('may be nothing', () => {
    for (const text of ['', '   ', ',', '"', '…']) expect(parseQuery(text).ports).toEqual([]);
    expect(parseQuery('')).toMatchObject({ names: [], words: [], phrase: '' });
  });
});
