import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dice } from '@/lib/growth/dice';
import { freePort } from '@/lib/instance/postgres/free-port';
import { layoutOf, readPidFile } from '@/lib/instance/postgres/layout';
import { identityOf } from '@/lib/instance/process-identity';
import { type CrashInstance, runProject } from './instance';
import { mountSmallDisk, resizeDisk, unmountDisk } from './small-disk';
import type { Struck } from './strike';

/** The steps of a first start, by what it says when each begins. */
const STEPS = [
  '',
  'Starting the database',
  'was brought up to date',
  'Importing the IANA release',
  'Bringing in the stock',
] as const;
/** What a first start says before it begins to bring in data. */
const ON_ITS_WAY = 'Importing the IANA release';
const WITHIN_MS = 3_000;

/** A first start in an empty folder is told to stop within one of its steps; the next one goes on. */
export async function stopFirstStart(_: CrashInstance, dice: Dice): Promise<Partial<Struck>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'portolan-chaos-first-'));
  const port = await freePort();
  try {
    const first = runProject(['start'], dataDir, port);
    await Promise.race([first.ended, saying(first.said, dice.pick(STEPS))]);
    await Promise.race([first.ended, delay(dice.between(0, WITHIN_MS))]);
    const began = performance.now();
    await first.stop();
    const backMs = performance.now() - began;
    const status = await first.ended;
    // One that had not yet come to its first line has nothing to put in order.
    const isEarly = status === 'SIGTERM' && first.said() === '';
    const lost = status === 0 || isEarly ? [] : [`the start ended with ${status}`];
    const next = await startsAnew(dataDir, port);
    return {
      ...{ backMs, said: first.said() + next.said },
      lost: [...lost, ...next.left, ...next.lost],
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Room for a program that has just begun, and room for all of it; in megabytes. */
const [TOO_LITTLE, ENOUGH] = [[20, 120], 2_000] as const;

/** A first start runs out of disk, says so in one line and ends; with more room the next one goes on. */
export async function startOnSmallDisk(_: CrashInstance, dice: Dice): Promise<Partial<Struck>> {
  const size = Math.round(dice.between(...TOO_LITTLE));
  const dataDir = mountSmallDisk(size);
  if (dataDir === null) return { lost: ['no disk could be mounted'] };
  const port = await freePort();
  try {
    const first = runProject(['start'], dataDir, port);
    const began = performance.now();
    const status = await Promise.race([
      first.ended,
      saying(first.said, 'is ready').then(() => 'it had room'),
    ]);
    const backMs = performance.now() - began;
    await first.stop();
    const lost = status === 1 ? [] : [`the start on ${size} MB ended with ${status}`];
    if (!/the disk that holds .* is full/.test(first.said()))
      lost.push(`nothing is said of the disk of ${size} MB`);
    resizeDisk(dataDir, ENOUGH);
    const next = await startsAnew(dataDir, port);
    return {
      ...{ backMs, said: first.said() + next.said },
      lost: [...lost, ...next.left, ...next.lost],
    };
  } finally {
    unmountDisk(dataDir);
  }
}

/** What the start before has left behind, and whether a new one goes on; it is stopped then. */
async function startsAnew(dataDir: string, port: number) {
  const left: string[] = [];
  if (existsSync(path.join(dataDir, 'instance.lock'))) left.push('the lock was left behind');
  const postgres = readPidFile(layoutOf(path.join(dataDir, 'postgres')));
  if (postgres !== null && identityOf(postgres.pid) !== null)
    left.push('PostgreSQL was left behind');
  const second = runProject(['start'], dataDir, port);
  await Promise.race([second.ended, saying(second.said, ON_ITS_WAY), saying(second.said, 'ready')]);
  await second.stop();
  const goesOn = /Importing the IANA release|Bringing in the stock|is ready/.test(second.said());
  return { left, said: second.said(), lost: goesOn ? [] : ['the start after it did not go on'] };
}

async function saying(said: () => string, words: string): Promise<void> {
  while (!said().includes(words)) await delay(50);
}
