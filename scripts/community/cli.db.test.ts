import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetEnv } from '@/lib/platform/env';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { main } from './cli';

const SETTINGS = ['SMTP_URL', 'NEXTAUTH_URL', 'GITHUB_ID', 'GITHUB_SECRET'] as const;
const before = SETTINGS.map((name) => [name, process.env[name]] as const);

function set(more: Partial<Record<(typeof SETTINGS)[number], string>>): void {
  Object.assign(process.env, Object.fromEntries(SETTINGS.map((name) => [name, ''])), more);
  forgetEnv();
}

async function run(...argv: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const io = {
    out: (line: string) => void said.push(line),
    err: (line: string) => void complained.push(line),
    file: (given: string) => given,
  };
  return { status: await main(argv, io), said, complained };
}

beforeEach(async () => {
  await resetDb();
  set({});
});
afterEach(() => {
  set(Object.fromEntries(before.filter(([, value]) => value !== undefined)));
});

it('makes a community, says how large it is in its last line, and that it is whole', async () => {
  const { status, said } = await run('--size', '1', '--until', '2026-11-30', '--check');
  expect(status).toBe(0);
  expect(said.at(-1)).toMatch(
    /^community: 403 people, 500 programs, \d+ reports, \d+ votes, \d+ edits, \d+ log entries in \d+ s$/,
  );
  expect(await testDb().software.count()).toBe(500);
});

it.each([
  ['SMTP_URL', { SMTP_URL: 'smtp://mail.company.com' }],
  ['GITHUB_ID', { GITHUB_ID: 'a', GITHUB_SECRET: 'b' }],
  ['NEXTAUTH_URL', { NEXTAUTH_URL: 'https://ports.company.com' }],
])('refuses in one line where %s reaches people', async (name, settings) => {
  set(settings);
  const { status, said, complained } = await run('--size', '1');
  expect(status).toBe(2);
  expect(said).toEqual([]);
  expect(complained).toEqual([
    `Portolan: ${name} says that people use this instance: a community is made in development databases only`,
  ]);
  expect(await testDb().report.count()).toBe(0);
});

it.each([[], ['--size'], ['--size', '0'], ['--size', '1.5'], ['--size', '1', '--what']])(
  'says how it is used where it is told %s %s %s',
  async (...argv: string[]) => {
    const { status, complained } = await run(...argv);
    expect(status).toBe(2);
    expect(complained[0]).toMatch(/^Usage: npm run community -- --size N/);
  },
);
