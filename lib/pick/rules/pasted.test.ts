import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from './pasted';
import { mergeSpans, readSpans, writeSpans } from './spans';

const read = (text: string) => writeSpans(readPasted(text).spans);

const NETSH = `
Protocol tcp Port Exclusion Ranges

Start Port    End Port
----------    --------
      5357        5357
     49697       49796
     49797       49896
     50000       50059     *

* - Administered port exclusions.
`;

describe('a pasted list', () => {
  it('may be the table of ranges that Windows excludes, whatever its language', () => {
    expect(read(NETSH)).toBe('5357,49697-49896,50000-50059');
    expect(read(NETSH.replaceAll('\n', '\r\n'))).toBe('5357,49697-49896,50000-50059');
    const polish = NETSH.replace('Start Port    End Port', 'Port początkowy    Port końcowy');
    expect(read(polish)).toBe('5357,49697-49896,50000-50059');
    expect(read('     49697       49796\n     49797       49896')).toBe('49697-49896');
    expect(readPasted(NETSH.replace(/^ +\d.*\n/gm, ''))).toEqual({ spans: [], unread: [] });
  });

  it('may be a Compose file, of which the ports on the host are read', () => {
    const compose = `
services:
  web:
    image: nginx:1.27
    user: "1000:1000"
    expose:
      - "3000"
    ports:
      - "8080:80"
      - 127.0.0.1:8001:8001
      - "[::1]:8443:443/tcp" # secure
      - "9090-9091:8080-8081"
      - "\${ADMIN:-7070}:70"
      - "\${UNKNOWN}:71"
      - 3001
      # - "6000:60"
      - target: 80
        published: "8090"
    volumes:
      - ./data:/data
  db:
    ports: ["5433:5432", "127.0.0.1:6380:6379/tcp"]
    extra_hosts:
      - "somehost:162.242.195.82"
`;
    expect(read(compose)).toBe('5433,6380,7070,8001,8080,8090,8443,9090-9091');
    expect(readPasted(compose).unread).toEqual([]);
  });

  it('may be numbers and ranges, and then tells what is no port', () => {
    expect(read('8080, 9000-9100')).toBe('8080,9000-9100');
    expect(read('8080;9100 – 9000\n443/tcp "53/udp"')).toBe('53,443,8080,9000-9100');
    expect(read('- 8080\n- 8443:443')).toBe('8080,8443');
    expect(readPasted('8080 http 70000 http')).toEqual({
      spans: [{ start: 8080, end: 8080 }],
      unread: ['http', '70000'],
    });
    expect(readPasted('')).toEqual({ spans: [], unread: [] });
  });

  it('never throws, and reads back what is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readPasted(text)));
    const port = fc.nat(65_535);
    const span = fc
      .tuple(port, port)
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(span, { minLength: 1 }), (spans) => {
        const merged = mergeSpans(spans);
        expect(readPasted(writeSpans(spans))).toEqual({ spans: merged, unread: [] });
        expect(readSpans(writeSpans(spans))).toEqual(merged);
      }),
    );
  });
});

describe('ports to avoid in an address', () => {
  it.each(['x', '8080,x', '65536', '80-', '-80', '80--90', '1e3', '123456'])(
    'are refused whole where a piece is none: %s',
    (text) => expect(readSpans(text)).toBeNull(),
  );

  it('are told in order, each once', () => {
    expect(writeSpans(readSpans('90-80, 81-95 7 96,,') ?? [])).toBe('7,80-96');
    expect(readSpans(' ')).toEqual([]);
  });
});
