import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR, MINUTE } from '@/lib/platform/clock';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { claimRound, noteRounds, setAside, sweepSetAside } from './commands';
import { listLedger } from './queries';
import { type Runner, startRunner } from './runner';
import { degradedJobs } from './state';
import type { Job } from './types';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);
const ledgerOf = async (name: Job['name']) => (await listLedger([name]))[0];

let runner: Runner | undefined;

beforeEach(resetDb);
afterEach(async () => {
  await runner?.stop();
  runner = undefined;
});

/** A job whose rounds are counted, and a promise of its round number `count`. */
function counted(job: Partial<Job> & Pick<Job, 'name'>) {
  let rounds = 0;
  const waiting: { readonly count: number; readonly seen: () => void }[] = [];
  const whole: Job = {
    everyMs: 1,
    ...job,
    async round(now) {
      rounds += 1;
      try {
        return await job.round?.(now);
      } finally {
        for (const { count, seen } of waiting) if (rounds >= count) seen();
      }
    },
  };
  return {
    job: whole,
    rounds: () => rounds,
    ended: (count: number) => new Promise<void>((seen) => waiting.push({ count, seen })),
  };
}

describe('the runner', () => {
  it('lets one that hangs and one that fails hold up no other, and begins no round twice', async () => {
    let atOnce = 0;
    let go: () => void = () => undefined;
    const hangs = counted({
      name: 'mail',
      round: () => {
        atOnce += 1;
        return new Promise<void>((resolve) => (go = resolve));
      },
    });
    const fails = counted({ name: 'verdicts', round: () => Promise.reject(new Error('no')) });
    const works = counted({ name: 'telling' });
    const [failed, worked] = [fails.ended(3), works.ended(20)];
    runner = startRunner([hangs.job, fails.job, works.job], 1);
    await Promise.all([failed, worked]);
    runner.wake('mail');
    await works.ended(30);
    expect(atOnce).toBe(1);
    go();
  });

  it('says after three failures in a row which job does not get on; the ledger has the first, and the end of them', async () => {
    let broken = true;
    const job = counted({
      name: 'mail',
      round: () =>
        broken ? Promise.reject(new Error('550 <ada@example.org> is unknown')) : Promise.resolve(),
    });
    const third = job.ended(4);
    runner = startRunner([job.job], 1);
    await third;
    expect(degradedJobs(new Date())).toMatchObject([{ job: 'mail', fault: 'fails' }]);
    const failing = await ledgerOf('mail');
    expect(failing).toMatchObject({ lastSuccessAt: null, lastError: '550 <<address>> is unknown' });
    expect(failing?.failures).toBeGreaterThanOrEqual(3);
    broken = false;
    await job.ended(job.rounds() + 1);
    await runner.stop();
    expect(degradedJobs(new Date())).toEqual([]);
    const well = await ledgerOf('mail');
    expect(well).toMatchObject({ failures: 0, lastError: '550 <<address>> is unknown' });
    expect(well?.lastSuccessAt).not.toBeNull();
  });

  it('looks again later each time after failures, and as often as ever once it works', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    let broken = true;
    const job = counted({
      ...{ name: 'mail', everyMs: 7 },
      round: () => (broken ? Promise.reject(new Error('no')) : Promise.resolve()),
    });
    const third = job.ended(3);
    runner = startRunner([job.job], 1);
    await third;
    broken = false;
    await job.ended(job.rounds() + 2);
    const waits = timers.mock.calls.map(([, ms]) => ms);
    timers.mockRestore();
    expect(waits.filter((ms) => [7, 14, 28, 56].includes(ms ?? 0))).toEqual([14, 28, 56, 7]);
  });

  it('wakes what has something to do now, long before its next round', async () => {
    const mail = counted({ name: 'mail', everyMs: HOUR });
    const telling = counted({
      name: 'telling',
      everyMs: HOUR,
      wakes: ['mail'],
      round: () => Promise.resolve(2),
    });
    const [told, mailed] = [telling.ended(1), mail.ended(1)];
    runner = startRunner([mail.job, telling.job], HOUR);
    runner.wake('telling');
    await Promise.all([told, mailed]);
    expect([telling.rounds(), mail.rounds()]).toEqual([1, 1]);
  });

  it('says of a round that takes a quarter of an hour that it hangs, and of one that does not come that it is late', async () => {
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    let go: () => void = () => undefined;
    const hangs: Job = {
      ...{ name: 'mail', everyMs: 1 },
      round: () => new Promise<void>((resolve) => ((go = resolve), begun())),
    };
    runner = startRunner([hangs, counted({ name: 'levels', everyMs: HOUR }).job], 1);
    await beginning;
    const at = (ms: number) =>
      degradedJobs(new Date(Date.now() + ms)).map(({ job, fault }) => `${job} ${fault}`);
    expect(at(14 * MINUTE)).toEqual([]);
    expect(at(16 * MINUTE)).toEqual(['mail hangs']);
    expect(at(HOUR + 4 * MINUTE)).toEqual(['mail hangs', 'levels late']);
    go();
  });
});

describe('a round that one process has for all', () => {
  it('is one process’s, and the next is due when it says, also after a restart', async () => {
    const claims = await Promise.all([1, 2, 3, 4].map(() => claimRound('levels', T0, after(HOUR))));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await claimRound('levels', after(HOUR - 1), after(2 * HOUR))).toBe(false);
    expect(await claimRound('levels', after(HOUR), after(2 * HOUR))).toBe(true);
  });

  it('is not put off by a clock that was a day ahead', async () => {
    await claimRound('levels', after(24 * HOUR), after(25 * HOUR));
    expect(await claimRound('levels', T0, after(HOUR))).toBe(true);
  });

  it('runs in one of two processes', async () => {
    const [one, other] = [1, 2].map(() =>
      counted({ name: 'levels', everyMs: HOUR, shared: true }),
    ) as [ReturnType<typeof counted>, ReturnType<typeof counted>];
    const ran = Promise.race([one.ended(1), other.ended(1)]);
    const first = startRunner([one.job], 1);
    runner = startRunner([other.job], 1);
    await ran;
    await Promise.all([first.stop(), runner.stop()]);
    expect(one.rounds() + other.rounds()).toBe(1);
  });
});

describe('the ledger', () => {
  it('keeps the last success and the last failure, whoever notes them in which order', async () => {
    const note = (success: number | null, failure: number | null, failures: number) =>
      noteRounds('mail', {
        success: success === null ? null : after(success),
        failure: failure === null ? null : { at: after(failure), error: 'no' },
        ...{ failures, nextAt: after(HOUR) },
      });
    await note(5, null, 0);
    await note(3, null, 0);
    await note(null, 7, 1);
    expect(await ledgerOf('mail')).toEqual({
      ...{ name: 'mail', nextAt: after(HOUR), lastSuccessAt: after(5), lastFailureAt: after(7) },
      ...{ failures: 1, lastError: 'no', waiting: 0, givenUp: 0 },
    });
  });

  it('counts what waits and what was given up, and forgets it after its time', async () => {
    await setAside('mail', '1', new Error('a'), T0);
    await setAside('mail', '1', new Error('b'), after(MINUTE));
    await setAside('mail', '2', new Error('c'.repeat(300)), T0, { nextAt: null });
    expect(await ledgerOf('mail')).toMatchObject({ waiting: 1, givenUp: 1 });
    const [one, two] = await testDb().setAside.findMany({ orderBy: { item: 'asc' } });
    expect(one).toMatchObject({ tries: 2, error: 'b', firstAt: T0, nextAt: after(3 * MINUTE) });
    expect(two?.error).toHaveLength(200);
    await sweepSetAside(after(1));
    expect(await testDb().setAside.findMany()).toHaveLength(1);
  });
});
