import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SETTING_NAMES } from '@/lib/platform/env';
import { startWatched } from '../child';
import { freePort } from '../postgres/free-port';
import { layoutOf, readPidFile } from '../postgres/layout';
import { identityOf } from '../process-identity';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'portolan-interrupted-'));
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Begins a first start, of which nobody has seen anything yet. */
async function firstStart() {
  const child = startWatched({
    args: ['scripts/run.mjs', 'start'],
    environment: {
      ...Object.fromEntries(SETTING_NAMES.map((name) => [name, ''])),
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
    },
    output: 'pipe',
  });
  let said = '';
  let complaints = '';
  const hearers = new Set<() => void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    for (const hear of hearers) hear();
  });
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString('utf8')));
  const status = new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  const saying = (line: string) =>
    new Promise<void>((resolve) => {
      const hear = () => said.includes(line) && resolve();
      hearers.add(hear);
      hear();
    });
  return {
    kill: () => child.kill('SIGTERM'),
    /** Resolves when it has said so, or has ended. */
    says: (line: string) => Promise.race([saying(line), status]),
    end: async () => ({
      status: await status,
      complaints,
      last: said.trimEnd().split('\n').at(-1),
    }),
  };
}

const OPENING = 'Starting the database.';
const MIGRATED = 'The database was brought up to date';
const IMPORTING = 'Importing the IANA release';

test.each([
  ...[0, 300, 600, 900, 1300].map((ms) => [OPENING, ms] as const),
  [MIGRATED, 0] as const,
  [IMPORTING, 400] as const,
])('a first start told to stop after "%s" and %d ms ends in one line', async (line, ms) => {
  const start = await firstStart();
  await start.says(line);
  await delay(ms);
  start.kill();
  expect(await start.end()).toEqual({ status: 0, complaints: '', last: 'Stopping.' });
  expect(existsSync(path.join(dataDir, 'instance.lock'))).toBe(false);
  const left = readPidFile(layoutOf(path.join(dataDir, 'postgres')));
  expect(left === null ? null : identityOf(left.pid)).toBe(null);
});

test('what was interrupted goes on where it was at the next start', async () => {
  const first = await firstStart();
  await first.says(MIGRATED);
  first.kill();
  await first.end();
  const port = readFileSync(path.join(dataDir, 'postgres', 'port'), 'utf8');
  const second = await firstStart();
  await second.says(IMPORTING);
  second.kill();
  expect(await second.end()).toEqual({ status: 0, complaints: '', last: 'Stopping.' });
  expect(readFileSync(path.join(dataDir, 'postgres', 'port'), 'utf8')).toBe(port);
});
