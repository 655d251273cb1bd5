import { describe, expect, it } from 'vitest';
import { one, read, told } from './told.fixture';

describe('ss', () => {
  it('without the column Netid goes by state, or by the flags of the command', async () => {
    const row = 'LISTEN 0      128             [::]:22              [::]:*';
    expect(told(await one(row))).toEqual({
      ...{ transport: 'tcp', port: 22, name: null, address: '::' },
      ...{ exposure: 'any', meaning: 'listening' },
    });
    expect((await one('UNCONN 0 0 127.0.0.1:323 0.0.0.0:*')).transport).toBe('udp');
    const sctp = `$ ss -lnS\nState Recv-Q Send-Q Local Address:Port Peer Address:Port\n${row}`;
    expect((await one(sctp)).transport).toBe('sctp');
  });

  it('knows what is bound to one interface only', async () => {
    const entry = await one('udp UNCONN 0 0 [fe80::1]%eth0:546 *:* users:(("dhcpcd",pid=7,fd=3))');
    expect(entry).toMatchObject({ address: 'fe80::1%eth0', exposure: 'specific', port: 546 });
    expect(entry.programs).toEqual([{ name: 'dhcpcd', pid: 7 }]);
  });

  it('takes the program from the next line where the terminal broke it', async () => {
    const entry = await one('tcp LISTEN 0 511 *:3000 *:*\n users:(("node",pid=20311,fd=22))');
    expect(entry.programs).toEqual([{ name: 'node', pid: 20311 }]);
  });

  it('names the unit of systemd', async () => {
    const row =
      'tcp LISTEN 0 10 127.0.0.1:10001 0.0.0.0:* users:(("postsrsd",pid=906,fd=4)) cgroup:/system.slice/postsrsd.service <->';
    expect((await one(row)).unit).toBe('postsrsd.service');
  });
});

describe('lsof', () => {
  it('reads a name with blanks, and where a connection begins', async () => {
    const entries = await read(
      [
        'Google\\x20C 512 me 20u IPv4 0x1 0t0 UDP *:5353',
        'Google\\x20C 512 me 21u IPv4 0x2 0t0 TCP 10.0.0.2:51000->1.2.3.4:443 (ESTABLISHED)',
        'ControlCe 600 me 9u IPv6 0x3 0t0 TCP *:7000 (LISTEN)',
      ].join('\n'),
    );
    expect(entries.map(({ port, meaning }) => [port, meaning])).toEqual([
      [5353, 'listening'],
      [51000, 'connected'],
      [7000, 'listening'],
    ]);
    expect(entries[0]?.programs[0]?.name).toBe('Google C');
  });
});

describe('netstat of macOS', () => {
  const HEADING =
    'Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)      rhiwat  shiwat    pid   epid';

  it('does not take what is left of a cut port', async () => {
    const entry = await one(
      `${HEADING}\ntcp6       0      0  fe80::aede:48ff:fe0.443 *.*                    LISTEN       131072  131072    512      0`,
    );
    expect(entry).toMatchObject({ port: null, unknown: { why: 'cut' } });
    expect(entry.unknown?.command).toContain('lsof');
  });

  it('reads a full column that ends in five digits, and the process number', async () => {
    const row =
      'tcp6       0      0  fe80::aede:48ff:.49617 *.*                    LISTEN       131072  131072    512      0';
    expect(await one(`${HEADING}\n${row}`)).toMatchObject({
      port: 49617,
      programs: [{ name: '', pid: 512 }],
    });
  });

  it('reads the column process:pid of macOS 14', async () => {
    const heading =
      'Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)      rxbytes      txbytes  rhiwat  shiwat          process:pid    state  options';
    const row =
      'tcp4       0      0  127.0.0.1.5432         *.*                    LISTEN             0            0  131072  131072         postgres:4321   00100 00000006';
    expect((await one(`${heading}\n${row}`)).programs).toEqual([{ name: 'postgres', pid: 4321 }]);
  });
});

describe('netstat of Windows', () => {
  it('tells listening by the foreign port, in any language', async () => {
    const entry = await one(
      '  TCP    0.0.0.0:135            0.0.0.0:0              ABHÖREN         1712',
    );
    expect(entry).toMatchObject({ meaning: 'listening', port: 135, programs: [{ pid: 1712 }] });
  });
});

describe('PowerShell', () => {
  it('reads listening rows, whose setting is blank', async () => {
    const entry = await one(
      [
        'LocalAddress                        LocalPort RemoteAddress                       RemotePort State       AppliedSetting OwningProcess',
        '------------                        --------- -------------                       ---------- -----       -------------- -------------',
        '::                                  5040      ::                                  0          Listen                     6112',
      ].join('\n'),
    );
    expect(entry).toMatchObject({ port: 5040, meaning: 'listening', exposure: 'any' });
    expect(entry.programs).toEqual([{ name: '', pid: 6112 }]);
  });

  it('reads Format-List, and UDP', async () => {
    const list = await one(
      'LocalAddress  : 127.0.0.1\nLocalPort     : 8080\nState         : Listen\nOwningProcess : 77\n',
    );
    expect(list).toMatchObject({ port: 8080, line: 2, exposure: 'loopback' });
    const udp = await one(
      'LocalAddress                             LocalPort\n------------                             ---------\n::                                       5353',
    );
    expect(udp).toMatchObject({ transport: 'udp', port: 5353 });
  });
});

describe('a table of PowerShell', () => {
  it('ends where rows of another tool begin', async () => {
    const entries = await read(
      [
        'LocalAddress                        LocalPort RemoteAddress                       RemotePort State',
        '------------                        --------- -------------                       ---------- -----',
        '0.0.0.0                             80        0.0.0.0                             0          Listen',
        'fffff80003ac3e00 dgram       0      0       0 fffff80003ab6c00                0 fffff80003ab6400',
        '                                    443       nothing                             0          Listen',
      ].join('\n'),
    );
    expect(entries.map(({ port }) => port)).toEqual([80]);
  });
});

describe('netsh', () => {
  it('reads a heading in another language, and the star', async () => {
    const entries = await read(
      'Protokoll tcp Portausschlussbereiche\n\nStartport      Endport\n----------    --------\n      5357        5357     *\n     50000       50059\n\n* - Verwaltete Portausschlüsse.',
    );
    expect(
      entries.map(({ port, portEnd, state, transport }) => [port, portEnd, state, transport]),
    ).toEqual([
      [5357, 5357, '*', 'tcp'],
      [50000, 50059, null, 'tcp'],
    ]);
  });
});
