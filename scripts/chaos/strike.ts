import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dice } from '@/lib/growth/dice';
import { SHIPPED_RELEASES } from '@/lib/iana/shipped-releases';
import { freePort } from '@/lib/instance/postgres/free-port';
import { layoutOf, readPidFile } from '@/lib/instance/postgres/layout';
import { identityOf } from '@/lib/instance/process-identity';
import { type CrashInstance, runProject } from './instance';
import type { Fault } from './rounds';

/** What a fault came to, besides what the storm tells. */
export interface Struck {
  readonly backMs: number;
  /** What other programs than the instance said. */
  readonly said: string;
  readonly lost: readonly string[];
}

/** Does it, and comes back when the instance is ready again. */
export async function strike(fault: Fault, instance: CrashInstance, dice: Dice): Promise<Struck> {
  const began = performance.now();
  const done = await STRIKES[fault](instance, dice);
  const backMs = performance.now() - began;
  return { backMs, said: '', lost: [], ...done };
}

type Strike = (instance: CrashInstance, dice: Dice) => Promise<Partial<Struck>>;

/** A fault that has nothing to say besides. */
function plain(act: (instance: CrashInstance, dice: Dice) => Promise<void>): Strike {
  return async (instance, dice) => {
    await act(instance, dice);
    return {};
  };
}

const STRIKES: Readonly<Record<Fault, Strike>> = {
  'server killed': plain((instance) => instance.killServer()),
  'database killed': plain((instance) => instance.killPostgres()),
  'database process killed': plain((instance) => instance.killBackend()),
  'everything killed': plain((instance) => instance.killEverything()),
  'database stopped for a while': plain((instance, dice) =>
    instance.pausePostgres(dice.between(1_000, 6_000)),
  ),
  'database restarted': plain((instance) => instance.restartPostgres()),
  'out of connections': plain((instance, dice) =>
    instance.exhaustConnections(dice.between(1_000, 5_000)),
  ),
  'import cut': cutImport,
  'first start told to stop': stopFirstStart,
};

const IMPORT_CUT_WITHIN_MS = 6_000;

/** An import is killed wherever it is; the next one does all of it. */
async function cutImport(instance: CrashInstance, dice: Dice): Promise<Partial<Struck>> {
  const file = path.join(process.cwd(), 'prisma', 'data', 'iana', dice.pick(SHIPPED_RELEASES));
  const run = () => runProject(['iana', 'import', file, '--force'], instance.dataDir, 1);
  const cut = run();
  const isOver = await Promise.race([
    cut.ended.then(() => true),
    delay(dice.between(500, IMPORT_CUT_WITHIN_MS), false),
  ]);
  if (!isOver) process.kill(cut.pid, 'SIGKILL');
  await cut.ended;
  const began = performance.now();
  const again = run();
  const status = await again.ended;
  const backMs = performance.now() - began;
  const isWhole = status === 0 && /^release \d{4}-\d{2}-\d{2}: \d+ added/m.test(again.said());
  return {
    backMs,
    said: cut.said() + again.said(),
    lost: isWhole ? [] : [`the import after the one that was cut ended with ${status}`],
  };
}

const STOPPED_WITHIN_MS = 8_000;
/** What a first start says before it begins to bring in data. */
const ON_ITS_WAY = 'Importing the IANA release';

/** A first start in an empty folder is told to stop somewhere; the next one goes on. */
async function stopFirstStart(_: CrashInstance, dice: Dice): Promise<Partial<Struck>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'portolan-chaos-first-'));
  const port = await freePort();
  const lost: string[] = [];
  try {
    const first = runProject(['start'], dataDir, port);
    await Promise.race([first.ended, delay(dice.between(100, STOPPED_WITHIN_MS))]);
    const began = performance.now();
    await first.stop();
    const backMs = performance.now() - began;
    const status = await first.ended;
    // One that had not yet come to its first line has nothing to put in order.
    const isEarly = status === 'SIGTERM' && first.said() === '';
    if (status !== 0 && !isEarly) lost.push(`the start ended with ${status}`);
    if (existsSync(path.join(dataDir, 'instance.lock'))) lost.push('the lock was left behind');
    const left = readPidFile(layoutOf(path.join(dataDir, 'postgres')));
    if (left !== null && identityOf(left.pid) !== null) lost.push('PostgreSQL was left behind');
    const second = runProject(['start'], dataDir, port);
    await Promise.race([second.ended, saying(second.said)]);
    await second.stop();
    if (!second.said().includes(ON_ITS_WAY)) lost.push('the start after it did not go on');
    return { backMs, said: first.said() + second.said(), lost };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function saying(said: () => string): Promise<void> {
  while (!said().includes(ON_ITS_WAY)) await delay(50);
}
