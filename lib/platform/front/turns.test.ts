import { expect, it } from 'vitest';
import { takeTurns } from './turns';

it('so many work at once, the others in the order in which they came, past those that fail', async () => {
  const turns = takeTurns(2);
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const work = (name: number) =>
    turns(async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      if (name === 1) throw new Error('it broke');
      return name;
    });
  const all = Promise.allSettled([work(1), work(2), work(3), work(4)]);
  await expect.poll(() => begun).toEqual([1, 2]);
  ends.get(1)?.();
  await expect.poll(() => begun).toEqual([1, 2, 3]);
  ends.get(3)?.();
  await expect.poll(() => begun).toEqual([1, 2, 3, 4]);
  ends.get(2)?.();
  ends.get(4)?.();
  expect((await all).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
});
