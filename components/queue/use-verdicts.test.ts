import { expect, it } from 'vitest';
import { type Decided, withDecided } from './use-verdicts';

const verdict = (id: number, state: Decided['state']) => ({ item: { id }, state }) as Decided;
const ids = (all: readonly Decided[]) => all.map(({ item }) => item.id);

it('a verdict that waits is kept, however many come after it; of those given the newest', () => {
  const waiting = verdict(1, 'held');
  const more = Array.from({ length: 30 }, (_, at) => verdict(at + 2, 'given'));
  const all = more.reduce<readonly Decided[]>((known, one) => withDecided(known, [one]), [waiting]);
  expect(ids(all)).toContain(1);
  expect(all.length).toBeLessThan(25);
  expect(ids(withDecided(all, [waiting])).filter((id) => id === 1)).toEqual([1]);
});
