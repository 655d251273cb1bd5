import { Dice } from '@/lib/growth/dice';
import { withClient } from '@/lib/instance/postgres/connect';
import { note } from '@/lib/instance/terminal';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { type CrashInstance, openCrashInstance } from './instance';
import { type People, populate } from './people';
import {
  DISK_FAULTS,
  type Fault,
  FAULTS,
  isClean,
  type Round,
  scheduleOf,
  tableOf,
  unclearLines,
} from './rounds';
import { canMount } from './small-disk';
import { Storm } from './storm';
import { strike } from './strike';
import { findLost, findLostLetters } from './verify';

const AUTHORS = 6;
const MODERATORS = 4;
/** Acts acknowledged before a fault and after it, at least and at most. */
const [FEW, MANY] = [20, 100];

/** So many rounds on one instance, of these faults or of all, with a table at the end; answers the exit status. */
export async function run(
  count: number,
  seed: string,
  wanted: readonly Fault[] = FAULTS,
): Promise<number> {
  const faults = canMount() ? wanted : wanted.filter((fault) => !DISK_FAULTS.includes(fault));
  if (faults.length < wanted.length)
    note(`Left out, for only root may mount a small disk: ${DISK_FAULTS.join(', ')}.`);
  if (faults.length === 0) return 1;
  note(`${count} rounds, seed ${seed}. Starting an instance in a temporary folder.`);
  let people: People = { authors: [], moderators: [] };
  const instance = await openCrashInstance((url) =>
    withClient(url, async (client) => {
      people = await populate(client, AUTHORS, MODERATORS);
    }),
  );
  const rounds: Round[] = [];
  try {
    await instance.start();
    const { origin, untilReady } = instance;
    const storm = new Storm({ origin, untilReady, ...people });
    const letters = { missing: 0 };
    for (const [at, fault] of scheduleOf(count, seed, faults).entries()) {
      const round = await play({ fault, instance, storm, letters }, new Dice(seed, 'round', at));
      rounds.push(round);
      note(
        `${at + 1}/${count} ${fault}: ${isClean(round) ? 'all is there' : 'NOT all is well'}, back after ${(round.backMs / 1000).toFixed(1)} s`,
      );
      for (const line of [...round.lost, ...round.broken, ...round.unclear]) note(`  ${line}`);
    }
  } finally {
    await instance.close();
    if (rounds.length > 0) for (const line of tableOf(rounds)) note(line);
  }
  return rounds.every(isClean) ? 0 : 1;
}

interface Scene {
  readonly fault: Round['fault'];
  readonly instance: CrashInstance;
  readonly storm: Storm;
  /** How many were missing after the round before: each is told once. */
  readonly letters: { missing: number };
}

async function play({ fault, instance, storm, letters }: Scene, dice: Dice): Promise<Round> {
  const [done, heard] = [storm.acknowledged, instance.said().length];
  await storm.raise();
  await storm.untilMore(Math.round(dice.between(FEW, MANY)));
  const struck = await strike(fault, instance, dice);
  await storm.untilMore(Math.round(dice.between(FEW, MANY)));
  await storm.calm();
  const acknowledged = storm.acknowledged - done;
  const found = await withClient(instance.databaseUrl(), async (database) => {
    const { origin, dataDir } = instance;
    const lost = await findLost({ origin, database, ledger: storm.ledger });
    const before = letters.missing;
    const { waiting, missing } = await findLostLetters(database, dataDir);
    letters.missing = missing;
    if (missing > before) lost.push(`letters never written: ${missing - before}`);
    if (waiting > 0) lost.push(`still not told or mailed: ${waiting}`);
    return { lost, broken: await findBrokenInvariants(database) };
  });
  return {
    ...{ fault, acknowledged, backMs: struck.backMs },
    lost: [...struck.lost, ...found.lost],
    broken: found.broken.map(
      ({ invariant, count, examples }) =>
        `${invariant}: ${count}, ${JSON.stringify(examples).slice(0, 300)}`,
    ),
    unclear: unclearLines(instance.said().slice(heard) + struck.said),
  };
}
