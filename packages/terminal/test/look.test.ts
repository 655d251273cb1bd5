import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPackage, runBuilt, SITE } from './built.fixture';

let built: Awaited<ReturnType<typeof builtPackage>>;

beforeAll(async () => {
  built = await builtPackage();
});
afterAll(() => built.remove());

const portolan = (args: readonly string[], input?: string, env?: Record<string, string>) =>
  runBuilt(built.program, args, { input, env });
const asJson = async (args: readonly string[], input?: string) => {
  const { out } = await portolan([...args, '--json'], input);
  return JSON.parse(out);
};

describe('the package', () => {
  it('needs nothing beside itself, and holds no words of other languages', () => {
    const files = readdirSync(path.join(built.folder, 'dist'), { recursive: true }).map(String);
    expect(files).toContain('portolan.js');
    expect(files).toContain(path.join('data', 'ports.tsv'));
    expect(files.filter((file) => file.includes('node_modules'))).toEqual([]);
  });

  it('says what it can, its version and what is no command', async () => {
    expect((await portolan([])).out).toContain('portolan lint FILE');
    expect((await portolan(['pick', '--help'])).out).toContain('portolan pick');
    expect((await portolan(['--version'])).out).toContain('IANA release 2026-08-17');
    const wrong = await portolan(['help', 'fly']);
    expect(wrong).toMatchObject({ status: 2, out: '' });
    expect(wrong.err.trim().split('\n')).toHaveLength(1);
  });
});

describe('portolan PORT', () => {
  it('tells both worlds apart, and where more stands', async () => {
    const { status, out } = await portolan(['1323']);
    expect(status).toBe(0);
    expect(out).toMatch(/^official +tcp +brcd$/m);
    expect(out).toMatch(/^in practice +tcp +Echo: The examples of Echo use it\./m);
    expect(out).toContain(`${SITE}/ports/1323`);
  });

  it.each([
    [0, [], []],
    [81, [], []],
    [6001, ['x11'], []],
    [6063, ['x11'], []],
    [6064, [], []],
    [15_000, [], ['Voice']],
    [20_000, [], ['Voice']],
    [20_001, [], []],
    [65_535, [], []],
  ])('finds by halving what is known on %i', async (port, services, software) => {
    const known = await asJson([String(port)]);
    expect(known.services.map(({ name }: { name: string }) => name)).toEqual(services);
    expect(
      known.reports.map((report: { software: { name: string } }) => report.software.name),
    ).toEqual(software);
  });

  it('gives the status of each transport, and no advice about malware', async () => {
    const known = await asJson(['50000']);
    expect(known).toMatchObject({ range: 'dynamic', transports: { tcp: 'dynamic' } });
    expect((await portolan(['6667'])).out).not.toContain('another port');
    expect((await portolan([':3000'])).out).toContain('another port: GF_SERVER_HTTP_PORT=3001');
  });

  it('says for whom a port is reserved', async () => {
    const { out } = await portolan(['19104']);
    expect(out).toMatch(
      /^reserved +tcp +Disk exporter, in the namespace Kestrel, until 2027-11-30$/m,
    );
    expect((await asJson(['19104'])).reservations).toEqual([
      {
        ...{ transports: ['tcp'], project: 'Disk exporter', namespace: 'Kestrel' },
        ...{ until: '2027-11-30', url: `${SITE}/namespaces/kestrel` },
      },
    ]);
    expect((await asJson(['19105'])).reservations).toEqual([]);
  });

  it('refuses what is no port in one line', async () => {
    const { status, err } = await portolan(['65536']);
    expect([status, err]).toEqual([2, 'portolan: 65536 is no port: they go from 0 to 65535\n']);
    expect((await portolan(['80', '--fast'])).status).toBe(2);
  });
});

describe('portolan NAME', () => {
  it('means a service, a program, or both', async () => {
    const known = await asJson(['echo']);
    expect(known.services).toMatchObject([{ name: 'echo', ports: [{ portStart: 7, portEnd: 7 }] }]);
    expect(known.software).toMatchObject([{ slug: 'echo', reports: [{ portStart: 1323 }] }]);
    expect((await portolan(['PostgreSQL'])).out).toMatch(/^official +5432 {2}postgresql$/m);
  });

  it('that nobody knows ends with status 1 and names that begin alike', async () => {
    const { status, err } = await portolan(['grafama']);
    expect([status, err.includes('grafana')]).toEqual([1, true]);
    expect((await portolan(['…'])).status).toBe(1);
  });
});

describe('portolan pick', () => {
  it('gives so many ports near a wish, with reasons', async () => {
    const { picks } = await asJson(['pick', '-n', '3', '--near', '3000']);
    const ports = picks.map(({ port }: { port: number }) => port);
    expect(ports).toHaveLength(3);
    expect(ports).not.toContain(3000);
    expect(ports.every((port: number) => Math.abs(port - 3000) <= 2)).toBe(true);
    const { out } = await portolan(['pick', '-n', '1', '--near', '3000']);
    expect(out).toContain('not assigned by IANA');
  });

  it('leaves out what a project has reserved, unless it is asked for', async () => {
    const wish = ['pick', '-n', '1', '--near', '19104', '-t'];
    expect((await asJson([...wish, 'tcp'])).picks[0].port).not.toBe(19_104);
    expect((await asJson([...wish, 'udp'])).picks[0].port).toBe(19_104);
    const { picks } = await asJson([
      ...wish,
      'tcp',
      '--range',
      '19104-19104',
      '--include',
      'reservation',
    ]);
    expect(picks[0].port).toBe(19_104);
    expect(picks[0].reasons[0]).toMatchObject({ code: 'held-by-reservation' });
  });

  it('with --bind leaves out what something listens on here', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const range = ['pick', '-n', '1', '--range', String(port), '--include', 'all'];
    expect((await asJson(range)).picks).toMatchObject([{ port }]);
    const bound = await portolan([...range, '--bind']);
    expect([bound.status, bound.out]).toEqual([1, '']);
    await new Promise((resolve) => server.close(resolve));
    expect((await portolan([...range, '--bind'])).status).toBe(0);
  });

  it('says what is wrong with a wish', async () => {
    const { status, err } = await portolan(['pick', '--near', '70000']);
    expect(status).toBe(2);
    expect(err).toMatch(/^portolan: --near 70000: /);
  });
});

describe('portolan services', () => {
  it('is in the form of /etc/services, the first name first', async () => {
    const { out } = await portolan(['services']);
    expect(out).toMatch(/^http +80\/tcp www +# World Wide Web HTTP$/m);
    expect(out.split('\n').filter((line) => / 60\d\d\/tcp/.test(line))).toHaveLength(64);
    expect((await asJson(['services', 'www'])).map(({ port }: { port: number }) => port)).toEqual([
      80, 80,
    ]);
    expect((await portolan(['services', 'nothing'])).status).toBe(1);
  });
});

describe('portolan propose', () => {
  it('gives the address of the form, filled in', async () => {
    const { out, status } = await portolan(['propose', '1323', '--software', 'Echo & more']);
    expect([status, out.trim()]).toEqual([0, `${SITE}/ports/1323/report?software=Echo+%26+more`]);
    const elsewhere = await portolan(['propose', '1', '--print'], '', {
      PORTOLAN_SITE: 'https://other.example',
    });
    expect(elsewhere.out).toBe('https://other.example/ports/1/report\n');
    expect((await portolan(['propose', '1', '--site', 'javascript:1'])).status).toBe(2);
    expect((await portolan(['propose', '0'])).status).toBe(2);
  });
});

describe('portolan completion', () => {
  it('writes a script for each shell, and answers what it asks', async () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
      const { out, status } = await portolan(['completion', shell]);
      expect([shell, status, out.includes('portolan')]).toEqual([shell, 0, true]);
    }
    expect((await portolan(['complete', '--', 'li'])).out).toMatch(/^lint\b/m);
    expect((await portolan(['completion', 'tcsh'])).status).toBe(2);
  });
});
