import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Firewall, firewallLines, type Opening, openingsOf } from './lines';

const used = (start: number, end: number, ...transports: ('tcp' | 'udp' | 'sctp' | 'dccp')[]) => ({
  ...{ start, end, transports },
});
const GRAFANA = { name: 'Grafana', slug: 'grafana' };
const linesOf = (firewall: Firewall, openings: readonly Opening[], program = GRAFANA) =>
  firewallLines(program, openings).find((one) => one.firewall === firewall)?.lines;

/** A program with everything: single ports, a range, every transport. */
const ALL = openingsOf([
  used(80, 80, 'tcp'),
  used(443, 443, 'tcp', 'udp'),
  used(8000, 8100, 'tcp'),
  used(9899, 9899, 'sctp'),
  used(5004, 5005, 'dccp'),
]);

describe('ports to let in', () => {
  it('are gathered by transport, what overlaps or follows as one range', () => {
    expect(
      openingsOf([
        used(81, 81, 'tcp', 'udp'),
        used(80, 80, 'tcp'),
        used(90, 100, 'tcp'),
        used(95, 110, 'tcp'),
        used(0, 0, 'tcp'),
      ]),
    ).toEqual([
      {
        transport: 'tcp',
        spans: [
          { start: 80, end: 81 },
          { start: 90, end: 110 },
        ],
      },
      { transport: 'udp', spans: [{ start: 81, end: 81 }] },
    ]);
  });

  it('are the very ports that were given, whatever they are', () => {
    const span = fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 30 }))
      .map(([start, more]) => used(start, start + more, 'tcp'));
    fc.assert(
      fc.property(fc.array(span), (given) => {
        const ports = (spans: readonly { start: number; end: number }[]) =>
          spans.flatMap(({ start, end }) =>
            Array.from({ length: end - start + 1 }, (_, at) => start + at),
          );
        const wanted = [...new Set(ports(given))].sort((a, b) => a - b);
        expect(ports(openingsOf(given)[0]?.spans ?? [])).toEqual(wanted);
      }),
    );
  });
});

describe('the lines of a firewall', () => {
  it.each([
    [
      'nftables',
      [
        "nft 'add rule inet filter input tcp dport { 80, 443, 8000-8100 } accept'",
        "nft 'add rule inet filter input udp dport 443 accept'",
        "nft 'add rule inet filter input sctp dport 9899 accept'",
        "nft 'add rule inet filter input dccp dport 5004-5005 accept'",
      ],
    ],
    [
      'ufw',
      ['ufw allow 80/tcp', 'ufw allow 443/tcp', 'ufw allow 8000:8100/tcp', 'ufw allow 443/udp'],
    ],
    [
      'firewalld',
      [
        'firewall-cmd --permanent --add-port=80/tcp',
        'firewall-cmd --permanent --add-port=443/tcp',
        'firewall-cmd --permanent --add-port=8000-8100/tcp',
        'firewall-cmd --permanent --add-port=443/udp',
        'firewall-cmd --permanent --add-port=9899/sctp',
        'firewall-cmd --permanent --add-port=5004-5005/dccp',
        'firewall-cmd --reload',
      ],
    ],
    [
      'windows',
      [
        "New-NetFirewallRule -DisplayName 'Grafana' -Direction Inbound -Action Allow -Protocol TCP -LocalPort 80,443,8000-8100",
        "New-NetFirewallRule -DisplayName 'Grafana' -Direction Inbound -Action Allow -Protocol UDP -LocalPort 443",
      ],
    ],
  ] as const)('%s says each port, range and transport that it can name', (firewall, lines) => {
    expect(linesOf(firewall, ALL)).toEqual(lines);
  });

  it('say which transports they leave out, and are none where they can name none', () => {
    const without = Object.fromEntries(
      firewallLines(GRAFANA, ALL).map(({ firewall, without: missing }) => [firewall, missing]),
    );
    expect(without).toEqual({
      ...{ nftables: [], firewalld: [], semanage: [] },
      ...{ ufw: ['sctp', 'dccp'], windows: ['sctp', 'dccp'], kubernetes: ['dccp'] },
    });
    const dccp = firewallLines(GRAFANA, openingsOf([used(5, 5, 'dccp')]));
    expect(dccp.map(({ firewall }) => firewall)).toEqual(['nftables', 'firewalld', 'semanage']);
  });

  it('leave the type that SELinux wants to the reader', () => {
    expect(linesOf('semanage', openingsOf([used(3000, 3001, 'tcp')]))).toEqual([
      'semanage port -a -t TYPE -p tcp 3000-3001',
    ]);
  });

  it('are a document that Kubernetes can read, with a label that it takes', () => {
    const slug = `${'a'.repeat(62)}-${'b'.repeat(10)}`;
    const [text = ''] = linesOf('kubernetes', ALL, { name: 'A', slug }) ?? [];
    expect(parse(text)).toEqual({
      ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
      metadata: { name: `allow-${slug}` },
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'a'.repeat(62) } },
        policyTypes: ['Ingress'],
        ingress: [
          {
            ports: [
              { protocol: 'TCP', port: 80 },
              { protocol: 'TCP', port: 443 },
              { protocol: 'TCP', port: 8000, endPort: 8100 },
              { protocol: 'UDP', port: 443 },
              { protocol: 'SCTP', port: 9899 },
            ],
          },
        ],
      },
    });
    // A slug of digits alone is a text all the same.
    const [digits = ''] = linesOf('kubernetes', ALL, { name: '389', slug: '389' }) ?? [];
    expect(parse(digits)).toHaveProperty(['spec', 'podSelector', 'matchLabels'], {
      'app.kubernetes.io/name': '389',
    });
  });

  it('let nobody’s name end a text in PowerShell', () => {
    const openings = openingsOf([used(1, 1, 'tcp')]);
    for (const name of ["O'Brien", 'O’Brien', '$(calc) `n "x"']) {
      const [line = ''] = linesOf('windows', openings, { name, slug: 'x' }) ?? [];
      const [, quoted = ''] =
        /-DisplayName '((?:[^'‘’‚‛]|['‘’‚‛]{2})*)' -Direction/.exec(line) ?? [];
      expect(quoted.replace(/(['‘’‚‛])\1/g, '$1')).toBe(name);
    }
  });
});

/** Runs a command where it is installed; null where it is not, or this account may not. */
function run(command: string, args: readonly string[]): string | null {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  const said = `${stdout}${stderr}`;
  if (error !== undefined || /not permitted|need to be root|must be root|not running/i.test(said))
    return null;
  return status === 0 ? 'taken' : said;
}

/** Each line as a program is given it. */
const words = (line: string) =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

describe('the programs themselves, where they are installed,', () => {
  it('take the lines of nftables', (context) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'nft-'));
    const file = path.join(folder, 'rules');
    const rules = (linesOf('nftables', ALL) ?? []).map((line) => words(line)[1]);
    const chain = 'chain input { type filter hook input priority filter; }';
    writeFileSync(file, ['table inet filter {', chain, '}', ...rules, ''].join('\n'));
    const answer = run('nft', ['-c', '-f', file]);
    rmSync(folder, { recursive: true });
    if (answer === null) context.skip();
    expect(answer).toBe('taken');
  });

  it('take the lines of ufw', (context) => {
    for (const line of linesOf('ufw', ALL) ?? []) {
      const answer = run('ufw', ['--dry-run', ...words(line).slice(1)]);
      if (answer === null) context.skip();
      expect([line, answer]).toEqual([line, 'taken']);
    }
  });
});
