import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dice } from '@/lib/growth/dice';
import { MINUTE } from '@/lib/platform/clock';
import { cutImport, cutMigration } from './cuts';
import { startOnSmallDisk, stopFirstStart } from './first-start';
import { clockFile, type CrashInstance } from './instance';
import type { Fault } from './rounds';
import { fillDisk } from './small-disk';

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
  'disk full': plain(async ({ dataDir, untilReady }, dice) => {
    await fillDisk(dataDir, dice.between(2_000, 6_000));
    await untilReady();
  }),
  'clock moved': plain(moveClock),
  'import cut': cutImport,
  'migration cut': cutMigration,
  'first start told to stop': stopFirstStart,
  'first start on a small disk': startOnSmallDisk,
};

/** How far the server's clock is from the database's, and how long it stays so. */
const [CLOCK_MS, MOVED_MS] = [
  [5 * MINUTE, 50 * MINUTE],
  [3_000, 8_000],
] as const;

/** The server's clock jumps, to the future or the past, and jumps back. */
async function moveClock({ dataDir, untilReady }: CrashInstance, dice: Dice): Promise<void> {
  const [file, way] = [clockFile(dataDir), dice.below(2) === 0 ? 1 : -1];
  writeFileSync(file, String(way * Math.round(dice.between(...CLOCK_MS))));
  await delay(dice.between(...MOVED_MS));
  writeFileSync(file, '0');
  await untilReady();
}
