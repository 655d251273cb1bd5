import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tryLock, withLock } from './file-lock';

let dir: string;
let file: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'portolan-lock-'));
  file = path.join(dir, 'lock');
});

afterEach(() => rmSync(dir, { recursive: true }));

test('a lock that is held is refused, with what its holder tells', () => {
  const first = tryLock(file, { address: 'http://localhost:3000' });
  expect(first.taken).toBe(true);
  expect(tryLock(file)).toEqual({
    taken: false,
    holder: { address: 'http://localhost:3000' },
    pid: process.pid,
  });
});

test('a lock that was released can be taken, and leaves nothing else behind', () => {
  const first = tryLock(file);
  if (first.taken) first.lock.release();
  expect(readdirSync(dir)).toEqual([]);
  expect(tryLock(file).taken).toBe(true);
});

test('a holder can change what it tells', () => {
  const first = tryLock(file, { state: 'starting' });
  if (first.taken) first.lock.tell({ state: 'serving' });
  expect(tryLock(file)).toMatchObject({ taken: false, holder: { state: 'serving' } });
});

test('the lock of a process that is dead is taken over, with what it told', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const facts = { server: 'x' };
  writeFileSync(file, JSON.stringify({ owner: { pid: dead, started: 'then' }, facts }));
  expect(tryLock(file)).toMatchObject({ taken: true, left: facts });
});

test('the lock of a process whose number belongs to another one now is taken over', () => {
  const owner = { pid: process.pid, started: 'in another life' };
  writeFileSync(file, JSON.stringify({ owner, facts: {} }));
  expect(tryLock(file).taken).toBe(true);
});

test('a lock that cannot be understood holds nobody up', () => {
  writeFileSync(file, 'half a li');
  expect(tryLock(file).taken).toBe(true);
});

test('those who wait take turns', async () => {
  const order: string[] = [];
  await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      withLock(file, async () => {
        order.push(`${name} in`);
        await new Promise(setImmediate);
        order.push(`${name} out`);
      }),
    ),
  );
  const names = order.filter((_, index) => index % 2 === 0).map((entry) => entry[0]);
  expect(order).toEqual(names.flatMap((name) => [`${name} in`, `${name} out`]));
});
