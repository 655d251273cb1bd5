import { describe, expect, it } from 'vitest';
import { readPaste } from '../src/portolan';
import { one, read, told } from './told.fixture';

describe('Compose', () => {
  const compose = (...ports: string[]) =>
    read(['services:', '  web:', '    ports:', ...ports.map((port) => `      ${port}`)].join('\n'));

  it.each([
    ['- "${PORT:-8080}:80"', [8080, 8080, 'PORT', null]],
    ['- "${PORT-8080}:80"', [8080, 8080, 'PORT', null]],
    ['- "${A:-${B:-8081}}:80"', [8081, 8081, 'A', null]],
    ['- ${PORT}:80', [null, null, null, 'variable']],
    ['- "$PORT:80"', [null, null, null, 'variable']],
    ['- "${PORT:?missing}:80"', [null, null, null, 'variable']],
    ['- 22:22', [22, 22, null, null]],
    ['- "[::1]:8080:80/udp"', [8080, 8080, null, null]],
    ['- "127.0.0.1::80"', [null, null, null, 'chosen-later']],
    ['- "70000:80"', [null, null, null, 'no-port']],
    ['- { target: 80, published: "8080-8090", protocol: tcp }', [8080, 8090, null, null]],
  ])('reads %s', async (port, [start, end, variable, why]) => {
    const [entry] = await compose(port);
    expect([entry?.port, entry?.portEnd, entry?.variable, entry?.unknown?.why ?? null]).toEqual([
      ...[start, end, variable, why],
    ]);
  });

  it('reads the long form over several lines, merged and by an alias', async () => {
    const entries = await read(
      [
        'x-ports: &ports',
        '  ports:',
        '    - target: 80',
        '      published: 8080',
        '      host_ip: 127.0.0.1',
        '      protocol: udp',
        'services:',
        '  web:',
        '    <<: *ports',
      ].join('\n'),
    );
    expect(entries.map(told)).toEqual([
      {
        ...{ transport: 'udp', port: 8080, name: null, address: '127.0.0.1' },
        ...{ exposure: 'loopback', meaning: 'published' },
      },
    ]);
  });

  it('reads a piece of a file', async () => {
    const entries = await read('    ports:\n      - "5432:5432"\n      - "9000:9000"');
    expect(entries.map(({ port, line }) => [port, line])).toEqual([
      [5432, 2],
      [9000, 3],
    ]);
  });
});

describe('Docker', () => {
  it('is read as JSON too', async () => {
    const entries = await read(
      '[{"Name":"a-1","Publishers":null},{"Name":"b-1","Publishers":[{"URL":"0.0.0.0","TargetPort":80,"PublishedPort":8080,"Protocol":"tcp"},{"URL":"","TargetPort":443,"PublishedPort":0,"Protocol":"tcp"}]}]',
    );
    expect(
      entries.map(({ owner, port, target, meaning }) => [owner, port, target, meaning]),
    ).toEqual([
      ['b-1', 8080, [80, 80], 'published'],
      ['b-1', null, [443, 443], 'inside'],
    ]);
  });
});

describe('netstat -L of BSD', () => {
  it('names what listens', async () => {
    const entries = await read(
      'Proto Listen                           Local Address         \ntcp4  0/0/10                           127.0.0.1.25          \ntcp6  0/0/128                          *.22',
    );
    expect(entries.map(({ port, exposure }) => [port, exposure])).toEqual([
      [25, 'loopback'],
      [22, 'any'],
    ]);
  });
});

describe('numbers', () => {
  it('are read where there is nothing else', async () => {
    const entries = await read(
      '8080, 3000/tcp\n5000-5010\n:9090 localhost:4000 http://[::1]:4001/',
    );
    expect(entries.map(({ port, portEnd, transport }) => [port, portEnd, transport])).toEqual([
      [8080, 8080, null],
      [3000, 3000, 'tcp'],
      [5000, 5010, null],
      [9090, 9090, null],
      [4000, 4000, null],
      [4001, 4001, null],
    ]);
  });

  it('are no ports above 65535, beside words, or in times and addresses', async () => {
    expect((await one('65536')).unknown?.why).toBe('no-port');
    for (const text of ['there are 42 of them', '11:53:36', '02:42:ac:11:65:43', '10.0.0.1'])
      expect(await read(text), text).toEqual([]);
  });

  it('are also what an error names', async () => {
    const entries = await read(
      [
        'Error: listen EADDRINUSE: address already in use :::3000',
        'listen tcp 127.0.0.1:8080: bind: address already in use',
        'Bind for 0.0.0.0:5432 failed: port is already allocated',
        'Port 5173 is in use, trying another one...',
        'OSError: [Errno 98] Address already in use',
      ].join('\n'),
    );
    expect(entries.map(({ line, port }) => [line, port])).toEqual([
      ...[
        [1, 3000],
        [2, 8080],
        [3, 5432],
        [4, 5173],
      ],
    ]);
  });

  it('beside a table are none', async () => {
    expect(await read('22\ntcp LISTEN 0 128 0.0.0.0:80 0.0.0.0:*')).toHaveLength(1);
  });
});

describe('a mixed paste', () => {
  it('is read line by line, each as what it is', async () => {
    const reading = await readPaste(
      [
        '$ ss -tln',
        'LISTEN 0 511 *:3000 *:*',
        '$ docker ps --format "{{.Names}} {{.Ports}}"',
        'db 127.0.0.1:5432->5432/tcp',
        '',
        'services:',
        '  grafana:',
        '    ports: ["3000:3000"]',
        '$ nmap 10.0.0.5',
        'Nmap scan report for 10.0.0.5',
        '22/tcp open ssh',
      ].join('\n'),
    );
    expect(reading.kinds).toEqual(['ss', 'docker', 'compose', 'nmap']);
    expect(reading.entries.map(({ line, port }) => [line, port])).toEqual([
      [2, 3000],
      [4, 5432],
      [8, 3000],
      [11, 22],
    ]);
    expect(reading.entries[1]).toMatchObject({ owner: 'db', exposure: 'loopback' });
    expect(reading.left).toEqual([]);
  });
});
