import { describe, expect, it } from 'vitest';
import { readPaste } from '../src/portolan';
import { lines, one, read } from './told.fixture';

/** Rows as the tools print them with options and in languages that the samples do not have. */
const LSOF_FIELDS = [
  ...['p1234', 'g1', 'cnode', 'u501', 'Lanna', 'f22', 'au', 'l ', 'tIPv4', 'G0x3;0x0', 'd0x9cf1'],
  ...['o0t0', 'PTCP', 'n*:3000', 'TST=LISTEN', 'TQR=0', 'f23', 'tIPv4', 'PTCP'],
  ...['n127.0.0.1:3000->127.0.0.1:51000', 'TST=ESTABLISHED', 'f8', 'tunix', 'n/tmp/.s.PGSQL.5432'],
  ...['f9', 'tREG', 'n/srv/a:80', 'p55', 'cmDNSResponder', 'f7', 'tIPv4', 'PUDP', 'n*:5353'],
];

describe('ss', () => {
  it('reads what -O, -e and -i add, zones, and IPv4 written as IPv6', async () => {
    const text = [
      'Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess',
      'udp   UNCONN 0 0 127.0.0.53%lo:53 0.0.0.0:* users:(("systemd-resolve",pid=812,fd=13)) uid:101 ino:24113 sk:1 cgroup:/system.slice/systemd-resolved.service <->',
      'tcp   LISTEN 0 511 0.0.0.0:80 0.0.0.0:* users:(("nginx",pid=1001,fd=6),("nginx",pid=1000,fd=6)) ino:30121 sk:2 <-> cubic cwnd:10',
      'tcp   LISTEN 0 4096 [::ffff:127.0.0.1]:63342 *:* users:(("java",pid=9,fd=10)) v6only:0 <->',
      '\t cubic wscale:7,7 rto:204 rtt:3.5/1.2 mss:1448 cwnd:10 send 33Mbps lastsnd:8080 lastrcv:443',
      'tcp   ESTAB  0 0 [::ffff:10.0.0.2]:8080 [::ffff:10.0.0.9]:51000 timer:(keepalive,119min,0) uid:1000',
      'mptcp LISTEN 0 10 0.0.0.0:9090 0.0.0.0:*',
      'sctp LISTEN 0 5 0.0.0.0:36412 0.0.0.0:*',
      ' `- ESTAB 0 0 10.0.0.1:36412 10.0.0.2:5000',
      'v_str LISTEN 0 0 *:9999 *:*',
      '??? UNCONN 0 0 *:1 *:*',
    ].join('\n');
    expect(await lines(text)).toEqual([
      '2 listening udp 53 127.0.0.53%lo systemd-resolve:812',
      '3 listening tcp 80 0.0.0.0 nginx:1001+nginx:1000',
      '4 listening tcp 63342 ::ffff:127.0.0.1 java:9',
      '6 connected tcp 8080 ::ffff:10.0.0.2 -',
      '7 listening tcp 9090 0.0.0.0 -',
      '8 listening sctp 36412 0.0.0.0 -',
    ]);
    const { left, entries } = await readPaste(text);
    expect(left).toEqual([]);
    expect(entries[2]?.exposure).toBe('loopback');
  });

  it('counts of ss -s are no ports', async () => {
    const text =
      'Total: 1058\nTCP:   52 (estab 21)\n\nTransport Total     IP        IPv6\nUDP\t  14        9         5\nTCP\t  41        31        10';
    expect(await read(text)).toEqual([]);
  });
});

describe('lsof', () => {
  it('reads -F, whose state comes behind the name', async () => {
    expect(await lines(LSOF_FIELDS.join('\n'))).toEqual([
      '14 listening tcp 3000 * node:1234',
      '20 connected tcp 3000 127.0.0.1 node:1234',
      '33 listening udp 5353 * mDNSResponder:55',
    ]);
    expect(await lines('p7\ncnode\nf3\nnlocalhost:9229\nf4\nn10.0.0.1:22->10.0.0.9:5000')).toEqual([
      '4 listening - 9229 localhost node:7',
      '6 connected - 22 10.0.0.1 node:7',
    ]);
  });

  it('without -P gives names, with +c0 whole programs; files are no sockets', async () => {
    const text = [
      'COMMAND                PID     USER   FD   TYPE             DEVICE SIZE/OFF NODE NAME',
      'com.docker.backend   1234     anna   85u  IPv6 0x9ca3d2b5      0t0  TCP *:http-alt (LISTEN)',
      'node    30123 30130 MainThread anna 20u IPv6 123 0t0 TCP [::1]:5173 (LISTEN)',
      'systemd      1         root  txt       REG              253,0   1624520   50360451 /usr/lib/a:80',
      'redis 3 root 8u sock 0,9 0t0 12345 protocol: TCP',
      'launchd 1 root 8u IPv6 0x1 0t0 UDP *:*',
    ].join('\n');
    expect(await lines(text)).toEqual([
      '2 listening tcp http-alt * com.docker.backend:1234',
      '3 listening tcp 5173 ::1 node:30123',
    ]);
    expect((await readPaste(text)).left).toEqual([]);
  });

  it('with -t prints processes, which are no ports', async () => {
    for (const ask of [
      '$ lsof -t -i:3000',
      '➜  ~ lsof -ti :3000',
      'PS C:\\> Get-NetTCPConnection | % OwningProcess',
    ])
      expect(await read(`${ask}\n1234\n5678`), ask).toEqual([]);
  });
});

describe('netstat', () => {
  it.each([
    [
      'Spanish',
      'Conexiones activas',
      'Dirección local',
      'LISTENING',
      'No se puede obtener información de propiedad',
    ],
    [
      'Polish',
      'Aktywne połączenia',
      'Adres lokalny',
      'NASŁUCHIWANIE',
      'Nie można uzyskać informacji o właścicielu',
    ],
    [
      'German',
      'Aktive Verbindungen',
      'Lokale Adresse',
      'ABHÖREN',
      'Es konnten keine Besitzerinformationen abgerufen werden',
    ],
    ['Chinese', '活动连接', '本地地址', 'LISTENING', '无法获取所有权信息'],
  ])('of Windows reads -b in %s', async (_, title, heading, state, nobody) => {
    const text = [
      ...['', title, '', `  ${heading}   ${heading}   PID`],
      `  TCP    0.0.0.0:135            0.0.0.0:0              ${state}       1172`,
      ...[' RpcSs', ' [svchost.exe]'],
      `  TCP    127.0.0.1:445          MEINPC:0               ${state}       4`,
      ` ${nobody}`,
      '  TCP    192.168.1.5:50123      40.99.1.2:443          X_Y             999',
      ' [OUTLOOK.EXE]',
      '  UDP    [fe80::1%7]:1900       *:*                                    15',
    ].join('\r\n');
    expect(await lines(text)).toEqual([
      '5 listening tcp 135 0.0.0.0 svchost.exe:1172',
      '8 listening tcp 445 127.0.0.1 :4',
      '10 connected tcp 50123 192.168.1.5 OUTLOOK.EXE:999',
      '12 listening udp 1900 fe80::1%7 :15',
    ]);
    expect((await readPaste(text)).left).toEqual([]);
  });

  it('of Linux goes by addresses where the state is in another language', async () => {
    const text = [
      'Conexiones activas de Internet (solo servidores)',
      'tcp        0      0 127.0.0.1:631           0.0.0.0:*               ESCUCHAR    812/cupsd',
      'tcp        0      0 10.0.0.2:50000          1.1.1.1:443             ESTABLECIDO 900/firefox',
      'udp        0      0 0.0.0.0:5353            0.0.0.0:*                           600/avahi-daemon: r',
    ].join('\n');
    expect(await lines(text)).toEqual([
      '2 listening tcp 631 127.0.0.1 cupsd:812',
      '3 connected tcp 50000 10.0.0.2 firefox:900',
      '4 listening udp 5353 0.0.0.0 avahi-daemon: r:600',
    ]);
  });

  it('of FreeBSD, OpenBSD and macOS: what fills its column is unknown', async () => {
    const row = (local: string) =>
      `tcp6       0      0  ${local.padEnd(22)} *.*                    LISTEN`;
    const heading = 'Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)';
    const text = [heading, ...['*.80', 'fe80::1%lo0.25', '2001:db8:1234:5678.443'].map(row)];
    expect(await lines(text.join('\n'))).toEqual([
      '2 listening tcp 80 * -',
      '3 listening tcp 25 fe80::1%lo0 -',
      '4 listening tcp cut 2001:db8:1234:5678 -',
    ]);
  });
});

describe('PowerShell', () => {
  it('reads a choice of columns with names, and CSV', async () => {
    const table =
      'LocalPort OwningProcess ProcessName\n--------- ------------- -----------\n      135          1172 svchost\n     5432          7788 postgres';
    expect(await lines(table)).toEqual([
      '3 listening - 135 - svchost:1172',
      '4 listening - 5432 - postgres:7788',
    ]);
    const csv =
      '"LocalAddress","LocalPort","State","OwningProcess"\n"127.0.0.1","3000","Listen","5566"\n"10.0.0.2","50000","Established","7"';
    expect(await lines(csv)).toEqual([
      '2 listening tcp 3000 127.0.0.1 :5566',
      '3 connected tcp 50000 10.0.0.2 :7',
    ]);
  });

  it('says nothing of an address that its table cut', async () => {
    const entry = await one(
      'LocalAddress                        LocalPort RemoteAddress                       RemotePort State\nfe80::c1b2:1234:5678:9abc%1…        139       ::                                  0          Listen',
    );
    expect(entry).toMatchObject({ port: 139, address: null, exposure: null });
  });
});
