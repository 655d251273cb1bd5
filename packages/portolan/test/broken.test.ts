import { describe, expect, it } from 'vitest';
import { readPaste } from '../src/portolan';
import { lines, read } from './told.fixture';

/** As a terminal of so many columns shows it: lines are broken where they are full. */
const folded = (text: string, width: number) =>
  text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])
    .join('\n');

const SS =
  'tcp    LISTEN  0       4096         127.0.0.1:5432         0.0.0.0:*      users:(("postgres",pid=1234,fd=6))\n' +
  'tcp    LISTEN  0       511              [::1]:8443            [::]:*      users:(("node",pid=77,fd=20))';
const NETSTAT =
  'tcp        0      0 127.0.0.1:5432          0.0.0.0:*               LISTEN      1234/postgres\n' +
  'tcp6       0      0 :::8443                 :::*                    LISTEN      77/node';
const LSOF =
  'postgres  1234 anna   85u  IPv6 0x9ca3d2b5d1f1c1a1      0t0  TCP *:5432 (LISTEN)\n' +
  'node      77 anna   85u  IPv6 0x9ca3d2b5d1f1c1a1      0t0  TCP [::1]:8443 (LISTEN)';
const DOCKER = [
  'CONTAINER ID   IMAGE     COMMAND                  CREATED         STATUS         PORTS                                         NAMES',
  'a1b2c3d4e5f6   nginx     "/docker-entrypoint.…"   5 minutes ago   Up 5 minutes   0.0.0.0:5432->80/tcp, [::]:5432->80/tcp       web',
  'b1b2c3d4e5f6   other     "/docker-entrypoint.…"   5 minutes ago   Up 5 minutes   127.0.0.1:8443->443/tcp                       other',
].join('\n');
const WINDOWS =
  '  TCP    0.0.0.0:5432           0.0.0.0:0              LISTENING       1234\n' +
  '  TCP    [::]:8443              [::]:0                 LISTENING       77';

describe('a terminal of any width', () => {
  it.each([
    ['ss', SS],
    ['netstat', NETSTAT],
    ['lsof', LSOF],
    ['docker ps', DOCKER],
    ['netstat of Windows', WINDOWS],
  ])('breaks %s without making a wrong port', async (_, text) => {
    const right = new Set([5432, 8443]);
    for (let width = 40; width <= 160; width += 1) {
      const found = await read(folded(text, width));
      for (const { port, meaning } of found) {
        if (port !== null) expect(right, `${width} columns`).toContain(port);
        if (port !== null) expect(['listening', 'published'], `${width}`).toContain(meaning);
      }
    }
  });

  it.each([
    ['ss', SS],
    ['netstat', NETSTAT],
    ['docker ps', DOCKER],
  ])('of 80 columns loses nothing of %s', async (_, text) => {
    const strip = (found: string[]) => found.map((line) => line.replace(/^\d+ /, ''));
    expect(strip(await lines(folded(text, 80)))).toEqual(strip(await lines(text)));
    const words = (await read(folded(text, 80))).map(({ owner }) => owner);
    expect(words).toEqual((await read(text)).map(({ owner }) => owner));
  });

  it('is not seen where somebody wrote below a row', async () => {
    const text = 'udp UNCONN 0 0 0.0.0.0:68 0.0.0.0:*\nwhat is this?\n80 is mine';
    expect(await lines(text)).toEqual(['1 listening udp 68 0.0.0.0 -']);
    expect((await readPaste(text)).left).toEqual([2, 3]);
  });
});

describe('what comes along with a copy', () => {
  it('is taken away: colours, titles, links, marks of direction, quotation', async () => {
    const text = [
      '\u001b[1mtcp\u001b[0m   LISTEN 0 128 \u001b[32m0.0.0.0:22\u001b[0m 0.0.0.0:* \u001b]8;;x\u0007users:(("sshd",pid=7,fd=3))\u001b]8;;\u0007',
      '\u001b[38;5;12mudp UNCONN 0 0 0.0.0.0:68 0.0.0.0:*\u001b[m\u001b(B',
      '\u200e> tcp LISTEN 0 128 \u2066127.0.0.1:631\u2069 0.0.0.0:*',
      '```',
    ].join('\r\n');
    expect(await lines(text)).toEqual([
      '1 listening tcp 22 0.0.0.0 sshd:7',
      '2 listening udp 68 0.0.0.0 -',
      '3 listening tcp 631 127.0.0.1 -',
    ]);
    expect((await readPaste(text)).left).toEqual([]);
  });

  it('is known as a prompt, of whatever shell', async () => {
    const row = 'tcp4       0      0  *.3000                 *.*                    LISTEN';
    for (const prompt of [
      '➜  ~',
      '❯',
      'λ',
      '[anna@fedora ~]$',
      'anna@Mac ~ %',
      'PS C:\\>',
      'C:\\Users\\a>',
    ]) {
      const { left, entries } = await readPaste(`${prompt} netstat -an\n${row}\n${prompt}`);
      expect([prompt, left, entries.length]).toEqual([prompt, [], 1]);
    }
  });
});

describe('files that are not whole', () => {
  it('give no port from a quote that never closes', async () => {
    for (const port of ['- "8080:80', "- '3000", '- target: 80\n        published: "8080'])
      for (const { port: found, target } of await read(
        `services:\n  web:\n    ports:\n      ${port}`,
      ))
        expect([found, target?.[0] ?? 80], port).toEqual([null, 80]);
  });

  it('of Helm give what stands there as a number', async () => {
    const text =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: a\n      ports:\n        - containerPort: {{ .Values.port | default 8080 }}\n        - containerPort: 9901\n          hostPort: 9901';
    expect(await lines(text)).toEqual(['11 published tcp 9901 - -']);
  });

  it("of Kubernetes: on the node's own network every port of a container is the node's", async () => {
    const text =
      'kind: DaemonSet\nspec:\n  template:\n    spec:\n      hostNetwork: true\n      containers:\n        - ports:\n            - containerPort: 9100';
    expect(await lines(text)).toEqual(['8 published tcp 9100 - -']);
  });
});

describe('docker', () => {
  it('writes its arrow as JSON does, and had tables of its own', async () => {
    const json = '{"Names":"web","Ports":"0.0.0.0:8080-\\u003e80/tcp","Labels":"a=8080:80"}';
    expect(await lines(json)).toEqual(['1 published tcp 8080 0.0.0.0 -']);
    const old = [
      '     Name                   Command               State           Ports         ',
      '-------------------------------------------------------------------------------',
      'shop_db_1    docker-entrypoint.sh postgres    Up      5432/tcp                 ',
      'shop_web_1   /docker-entrypoint.sh ngin ...   Up      0.0.0.0:8080->80/tcp,    ',
      '                                                      :::8080->80/tcp          ',
    ].join('\n');
    const found = await read(old);
    expect(found.map(({ owner, port, target }) => [owner, port, target?.[0]])).toEqual([
      ['shop_db_1', null, 5432],
      ['shop_web_1', 8080, 80],
      ['shop_web_1', 8080, 80],
    ]);
  });
});

describe('numbers', () => {
  it.each([
    ['- 3000\n* 5432 (postgres)\n1. 6379', [3000, 5432, 6379]],
    ['9000–9005, 9010..9020', [9000, 9010]],
    ['tcp/25 udp 53', [25, 53]],
    ['http://localhost:5173/app?x=1:2', [5173]],
    ['ports: 80,443', [80, 443]],
    ['2026-11-30\n12:30\n+48 601 234 567\nv1.2.3\n1e3\n0x1F90\nroom 101\nhttps://a.example', []],
    ['FROM node:22\nEXPOSE 8080/udp', []],
  ])('%j', async (text, ports) => {
    expect((await read(text)).map(({ port }) => port)).toEqual(ports);
  });
});
