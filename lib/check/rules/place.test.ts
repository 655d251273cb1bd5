import { describe, expect, it } from 'vitest';
import { INDEX, listen, rows } from './check.fixture';
import { isOn, nextFree } from './place';

describe('one port', () => {
  it('is met by number, range and name', async () => {
    const on = async (line: string, port: number) => isOn((await rows(line))[0]!, port, INDEX);
    expect(await on(listen('*:22'), 22)).toBe(true);
    expect(await on(listen('*:ssh'), 22)).toBe(true);
    expect(await on(listen('*:23'), 22)).toBe(false);
    expect(await on('a 0.0.0.0:20-25->20-25/tcp', 22)).toBe(true);
  });

  it('has a next one that nobody is known on', async () => {
    expect(nextFree(9089, await rows(listen('*:9091')), INDEX)).toBe(9092);
    expect(nextFree(22, [], INDEX)).toBe(1024);
    expect(nextFree(50_000, [], INDEX)).toBeNull();
  });
});
