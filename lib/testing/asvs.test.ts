import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const document = readFileSync('docs/security.md', 'utf8');
/** Every requirement of levels 1 and 2, by its number. */
const wanted = readFileSync('lib/testing/asvs-5.0.0.txt', 'utf8').trim().split(/\s+/);

const lines = [...document.matchAll(/^\| (\d+\.\d+\.\d+) .*$/gm)].map(([line, id = '']) => {
  const [, , met = '', how = '', shown = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
  return { id, met, how, shown };
});

const testsBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => /\.(?:test|spec)\.ts$/.test(file))
    .map((file) => path.basename(file));

it('says of each requirement, once, whether it is met', () => {
  expect(lines.map(({ id }) => id)).toEqual(wanted);
  expect(new Set(lines.map(({ met }) => met))).toEqual(new Set(['yes', 'partly', 'no', 'n/a']));
  expect(lines.filter(({ how }) => how === '').map(({ id }) => id)).toEqual([]);
});

it('names tests and files that are there', () => {
  const tests = new Set(['lib', 'e2e'].flatMap(testsBelow));
  const named = lines.flatMap(({ shown }) =>
    [...shown.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  const missing = named.filter((name) =>
    /\.(?:test|spec)\.ts$/.test(name)
      ? !tests.has(path.basename(name)) || (name.includes('/') && !existsSync(name))
      : name.includes('/') && !existsSync(name),
  );
  expect(missing).toEqual([]);
});

it('counts right', () => {
  const count = (met: string) => String(lines.filter((line) => line.met === met).length);
  const [said] = /^\[OWASP.*$/m.exec(document) ?? [''];
  const numbers = said.replace(/^.*by its numbers: /, '').match(/\d+/g);
  expect(numbers?.slice(0, 5)).toEqual([
    String(lines.length),
    ...['yes', 'partly', 'no', 'n/a'].map(count),
  ]);
});
