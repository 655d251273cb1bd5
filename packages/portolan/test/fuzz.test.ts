import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUZZ_SEED, fuzzBudget } from '@/lib/testing/fuzz/budget';
import { readPaste } from '../src/portolan';
import { FREEBSD, FUSER_TABLE, INSPECT, OPENBSD } from './outputs.fixture';

const FOLDER = path.join(import.meta.dirname, 'samples');

const samples = readdirSync(FOLDER, { recursive: true })
  .map((name) => path.join(FOLDER, String(name)))
  .filter((file) => statSync(file).isFile() && /\/(?:jc|other)\//.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .concat(OPENBSD, FREEBSD, FUSER_TABLE, INSPECT);

/** A piece of a real output, often cut in the middle of a line. */
const piece = fc
  .tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(6000))
  .map(([text, at, length]) => text.slice(at % text.length, (at % text.length) + length));

/** Real outputs cut, joined, and with bytes in them that nobody printed. */
const paste = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: piece }, fc.string({ maxLength: 40 }), fc.constant('\n')),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

/** A number of its own, not the middle of a longer one. */
function stands(line: string, port: number): boolean {
  return new RegExp(`(?<!\\d)${port}(?!\\d)`).test(line);
}

async function expectSound(text: string) {
  const { entries, left } = await readPaste(text);
  const lines = text.split(/\r\n|\n|\r/);
  for (const entry of entries) {
    const line = lines[entry.line - 1];
    expect(line).toBeDefined();
    for (const port of [entry.port, entry.portEnd]) {
      if (port === null) continue;
      expect(port).toBeGreaterThanOrEqual(0);
      expect(port).toBeLessThanOrEqual(65_535);
      expect(stands(line ?? '', port), `${port} in ${line ?? ''}`).toBe(true);
    }
    expect(entry.port === null).toBe(entry.portEnd === null);
    expect(entry.unknown === null || entry.port === null).toBe(true);
  }
  for (const line of left) expect(lines[line - 1]?.trim()).not.toBe('');
}

describe(`any text (${FUZZ_SEED})`, () => {
  it('is read without a throw, and every port stands in its line', async () => {
    await fc.assert(fc.asyncProperty(paste, expectSound), fuzzBudget(400));
  });

  it('is read the same when any two whole outputs are pasted one below the other', async () => {
    const whole = samples.filter((text) => text.length < 10_000);
    const count = async (text: string) =>
      (await readPaste(text)).entries.filter(({ kind }) => kind !== 'numbers').length;
    const alone = await Promise.all(whole.map(count));
    for (const between of ['\n$ cat next\n', '\n'])
      for (const [first, one] of whole.entries())
        for (const [second, two] of whole.entries())
          expect(
            await count(`${one}${between}${two}`),
            `${one.slice(0, 80)} + ${two.slice(0, 80)}`,
          ).toBe((alone[first] ?? 0) + (alone[second] ?? 0));
  });

  it('of 5,000 lines is read fast enough to type in', async () => {
    const row =
      'tcp   LISTEN 0      4096         0.0.0.0:9187       0.0.0.0:*    users:(("prometheus-post",pid=1671,fd=3))';
    const reading = await readPaste(Array.from({ length: 5000 }, () => row).join('\n'));
    expect(reading.entries).toHaveLength(5000);
  });
});
