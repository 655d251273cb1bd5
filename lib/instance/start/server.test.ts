import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadEnv } from '@/lib/platform/env';
import { holdBack, superviseServer, untilServing, type NextServer } from './server';

/** Servers that end when the test says so. */
function servers(untilReady = () => Promise.resolve(), comesBack = true) {
  const falls: ((reason: string) => void)[] = [];
  const starts: (() => void)[] = [];
  const started = (count: number) =>
    new Promise<void>((resolve) => {
      if (falls.length >= count) resolve();
      else starts.push(() => falls.length >= count && resolve());
    });
  const supervision = superviseServer({
    start(): NextServer {
      let fall: (reason: string) => void = () => undefined;
      const ended = new Promise<string>((resolve) => (fall = resolve));
      falls.push(fall);
      for (const told of starts) told();
      const stop = () => Promise.resolve(fall('stopped'));
      return { identity: null, ended, showOutput: () => undefined, stop };
    },
    untilReady,
    note: () => undefined,
    comesBack,
  });
  return { supervision, falls, started };
}

test('a server that ends after it was ready is started again', async () => {
  const { supervision, falls, started } = servers();
  await supervision.ready;
  falls[0]?.('killed');
  await started(2);
  falls[1]?.('killed again');
  await started(3);
});

test('one that ends before it was ever ready is not: what is wrong is said at once', async () => {
  const { supervision, falls } = servers(() => new Promise(() => undefined));
  falls[0]?.('the port is taken');
  await expect(supervision.ready).rejects.toThrow('the port is taken');
  await expect(supervision.failed).rejects.toThrow('the port is taken');
  expect(falls).toHaveLength(1);
});

test('one that falls again and again is given up with its reason', async () => {
  const { supervision, falls, started } = servers();
  for (let fallen = 0; fallen <= 5; fallen += 1) {
    await started(fallen + 1);
    falls[fallen]?.(`fall ${fallen}`);
  }
  await expect(supervision.failed).rejects.toThrow('fall 5');
});

test('where none comes back, the first fall is the end', async () => {
  const { supervision, falls } = servers(() => Promise.resolve(), false);
  await supervision.ready;
  falls[0]?.('killed');
  await expect(supervision.failed).rejects.toThrow('killed');
  expect(falls).toHaveLength(1);
});

test('one that is closed stays down', async () => {
  const { supervision, falls } = servers();
  await supervision.ready;
  await supervision.close();
  await Promise.resolve();
  expect(falls).toHaveLength(1);
});

test('one that is told to stop before it was ready never counts as ready', async () => {
  const ready = untilServing(loadEnv(), AbortSignal.abort()).then(() => 'ready');
  const later = new Promise((resolve) => setImmediate(resolve, 'not ready'));
  expect(await Promise.race([ready, later])).toBe('not ready');
});

describe('what a server writes', () => {
  const said: string[] = [];
  const starting = () => {
    const child = { stdout: new PassThrough(), stderr: new PassThrough() };
    return { child, output: holdBack(child) };
  };
  beforeEach(() => {
    said.length = 0;
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((chunk) => {
        said.push(chunk.toString());
        return true;
      });
  });
  afterEach(() => vi.restoreAllMocks());

  test('nothing is shown of one that was told to stop before it was ready', () => {
    const { child, output } = starting();
    child.stdout.emit('data', Buffer.from('greeting'));
    output.drop();
    child.stdout.emit('data', Buffer.from('more'));
    output.release();
    child.stderr.emit('data', Buffer.from('last'));
    expect(said).toEqual([]);
  });

  test('one that ends by itself before it is ready shows all it said', () => {
    const { child, output } = starting();
    child.stdout.emit('data', Buffer.from('greeting'));
    output.release();
    child.stderr.emit('data', Buffer.from('reason'));
    expect(said).toEqual(['greeting', 'reason']);
  });

  test('one that is ready shows what follows, also while it stops', () => {
    const { child, output } = starting();
    child.stdout.emit('data', Buffer.from('greeting'));
    output.forget();
    output.drop();
    child.stdout.emit('data', Buffer.from('later'));
    expect(said).toEqual(['later']);
  });
});
