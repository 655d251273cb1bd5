import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listWords } from '../src/words';
import { builtPackage, runBuilt } from './built.fixture';

let built: Awaited<ReturnType<typeof builtPackage>>;

beforeAll(async () => {
  built = await builtPackage();
});
afterAll(() => built.remove());

const portolan = (args: readonly string[]) =>
  runBuilt(built.program, args, { cwd: path.join(built.folder) });
const inDist = (...names: string[]) => path.join(built.folder, 'dist', ...names);

/** The pieces of the program in which a text stands. */
function piecesWith(text: string): string[] {
  const pieces = readdirSync(inDist()).filter((name) => name.endsWith('.js'));
  return pieces.filter((name) => readFileSync(inDist(name), 'utf8').includes(text));
}

describe('what a call brings in', () => {
  it('holds nothing that takes messages apart: that was done when it was built', () => {
    expect(piecesWith('held-by-report')).not.toEqual([]);
    expect(piecesWith('EXPECT_ARGUMENT_CLOSING_BRACE')).toEqual([]);
  });

  it('holds of the schemas’ library what is used', () => {
    expect(piecesWith('ZodNumber')).not.toEqual([]);
    expect(piecesWith('ZodCreditCard')).toEqual([]);
  });

  it('is no schema where the official names are told', async () => {
    const all = () => portolan(['services']);
    const before = await all();
    expect(before).toMatchObject({ status: 0, err: '' });
    const kept = piecesWith('ZodNumber').map((name) => [name, readFileSync(inDist(name))] as const);
    for (const [name] of kept) rmSync(inDist(name));
    expect(await all()).toEqual(before);
    for (const [name, piece] of kept) writeFileSync(inDist(name), piece);
  });

  it('reads no YAML for a Dockerfile, and no software but what is named', async () => {
    writeFileSync(path.join(built.folder, 'Dockerfile'), 'FROM scratch\nEXPOSE 3000\n');
    const calls = [
      ['lint', 'Dockerfile'],
      ['collisions', 'grafana', 'gitea'],
    ];
    const before = await Promise.all(calls.map(portolan));
    expect(before.map(({ status, out }) => [status, out !== ''])).toEqual([
      [1, true],
      [1, true],
    ]);
    const readers = piecesWith('tag:yaml.org,2002:');
    expect(readers).not.toEqual([]);
    for (const name of readers) rmSync(inDist(name));
    const software = readFileSync(inDist('data', 'software.tsv'), 'utf8');
    const others = software.replace(/^(?!grafana|gitea)([a-z]+)\t.*$/gm, '$1\t?');
    expect(others).not.toBe(software);
    writeFileSync(inDist('data', 'software.tsv'), others);
    expect(await Promise.all(calls.map(portolan))).toEqual(before);
  });
});

it.each([[[]], [['TCP']], [['TCP', 'UDP']], [['Linux', 'macOS', 'Windows']]])(
  'a list of %j is said as everywhere',
  (items) => {
    expect(listWords(items)).toBe(new Intl.ListFormat('en-GB').format(items));
  },
);
