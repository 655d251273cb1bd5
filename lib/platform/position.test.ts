import { expect, test } from 'vitest';
import { follow, type Following, neededPosition, noteHeard, readPosition } from './position';

test('the head of a page of the log is no record that a replica could replay', () => {
  const page = 3 * 8_192;
  const read = (position: number) => readPosition([{ position: String(position) }]);
  expect([read(page + 24), read(page + 40)]).toEqual([page, page]);
  expect([read(page), read(page + 48), read(page - 8)]).toEqual([page, page + 48, page - 8]);
  expect(readPosition([])).toBeNull();
});

test('a read has what was heard of and what whoever asks has written', () => {
  expect(neededPosition()).toBe(0);
  noteHeard(100);
  noteHeard(50);
  expect(neededPosition()).toBe(100);
  const needed = (request: Following) => follow(request, neededPosition);
  expect([needed({ from: 0 }), needed({ from: 200 }), needed({ from: null })]).toEqual([
    100,
    200,
    null,
  ]);
  expect(needed({ from: 0, written: 300 })).toBeNull();
});
