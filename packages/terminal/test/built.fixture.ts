import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Facts } from '@/lib/check/types';
import type { SnapshotData } from '@/lib/snapshot/rules/write';
import type { ReportLine } from '@/lib/snapshot/types';
import { buildTerminal } from '@/scripts/terminal/build';

export const SITE = 'https://portolan.example';

const setting = (key: string, example: string) => ({ kind: 'env', key, example }) as const;

function report(
  id: number,
  port: number,
  software: string,
  more: Partial<ReportLine> = {},
): ReportLine {
  return {
    ...{ id, span: [port, port], bits: 1, software, grade: 'supported', role: 'default' },
    ...{ onByDefault: true, summary: `${software} listens here.`, settings: [] },
    ...more,
  };
}

const REPORTS: readonly ReportLine[] = [
  report(1, 1323, 'echo', {
    role: 'documentation-example',
    summary: 'The examples of Echo use it.',
  }),
  report(2, 3000, 'grafana', {
    settings: [setting('GF_SERVER_HTTP_PORT', 'GF_SERVER_HTTP_PORT=3001')],
  }),
  report(3, 3000, 'gitea', { settings: [setting('HTTP_PORT', 'HTTP_PORT=3001')] }),
  report(4, 10_000, 'voice', { span: [10_000, 20_000], bits: 2 }),
  report(5, 6667, 'botnet', { role: 'malware', settings: [setting('X', 'X=1')] }),
  report(6, 9000, 'old', { grade: 'historic' }),
  report(7, 5433, 'pool'),
];

const NAMES: Readonly<Record<string, string>> = {
  ...{ botnet: 'Botnet', echo: 'Echo', gitea: 'Gitea', grafana: 'Grafana', old: 'Old' },
  ...{ pool: 'Pool', postgresql: 'PostgreSQL', voice: 'Voice' },
};
const SLUGS = Object.keys(NAMES);

const FACTS: Facts = {
  release: '2026-08-17',
  services: [
    [7, 7, 3, 'echo'],
    [80, 80, 3, 'http'],
    [80, 80, 3, 'www'],
    [1323, 1323, 3, 'brcd'],
    [3000, 3000, 3, 'hbci'],
    [5432, 5432, 3, 'postgresql'],
    [6000, 6063, 3, 'x11'],
    [8080, 8080, 3, 'http-alt'],
  ],
  profiles: {
    http: { names: { en: 'HTTP' }, programs: [], transports: ['tcp'] },
    postgresql: { names: { en: 'PostgreSQL' }, programs: ['PostgreSQL'], transports: ['tcp'] },
  },
  software: SLUGS.map((slug) => [slug, NAMES[slug] ?? slug, [], 'known']),
  reports: [],
};

/** One digit for each transport: 0 assigned, 2 unassigned, 3 unlisted, 4 dynamic. */
const run = (start: number, end: number, statuses: string, names: string[] = []) =>
  [start, end, statuses, names] as const;

export const DATA: SnapshotData = {
  facts: FACTS,
  runs: [
    run(0, 6, '2233'),
    run(7, 7, '0033', ['echo']),
    run(8, 79, '2233'),
    run(80, 80, '0033', ['http', 'www']),
    run(81, 1322, '2233'),
    run(1323, 1323, '0033', ['brcd']),
    run(1324, 2999, '2233'),
    run(3000, 3000, '0033', ['hbci']),
    run(3001, 5431, '2233'),
    run(5432, 5432, '0033', ['postgresql']),
    run(5433, 5999, '2233'),
    run(6000, 6063, '0033', ['x11']),
    run(6064, 8079, '2233'),
    run(8080, 8080, '0033', ['http-alt']),
    run(8081, 49_151, '2233'),
    run(49_152, 65_535, '4444'),
  ],
  reports: REPORTS,
  descriptions: new Map([
    ['brcd', 'brcd'],
    ['http', 'World Wide Web HTTP'],
  ]),
  taglines: new Map([['echo', 'web framework for Go']]),
  reservations: [
    {
      ...{ port: 19_104, bits: 1, project: 'Disk exporter', until: '2027-11-30' },
      namespace: { slug: 'kestrel', name: 'Kestrel' },
    },
  ],
};

/** The package as it is published, with little in it, in a folder of its own. */
export async function builtPackage(data: SnapshotData = DATA) {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-terminal-'));
  await buildTerminal(folder, data, { site: SITE, made: '2026-11-30' });
  return {
    folder,
    program: path.join(folder, 'dist', 'portolan.js'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface Given {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built file as a person would, with nothing of ours around. */
export async function runBuilt(
  program: string,
  args: readonly string[],
  { input = '', cwd = tmpdir(), env = {} }: Given = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    ...{ cwd, env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env } },
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, out, err };
}
