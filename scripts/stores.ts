import { readFileSync, writeFileSync } from 'node:fs';
import type { Store } from '@/lib/collisions/store-types';
import { READERS } from './stores/lines';
import { openRepository } from './stores/repository';

/** `npm run stores -- NAME FOLDER`: reads a store's ports again from a copy of its repository. Answers the status. */
export function main([key = '', folder]: string[]): Promise<void> {
  const read = READERS[key];
  if (read === undefined || folder === undefined) {
    process.stderr.write(`Usage: npm run stores -- ${Object.keys(READERS).join('|')} FOLDER\n`);
    process.exitCode = 2;
    return Promise.resolve();
  }
  const file = `prisma/data/stores/${key}.json`;
  const from = openRepository(folder);
  const lines = read(from).sort(([a, , x], [b, , y]) => (`${a} ${x}` < `${b} ${y}` ? -1 : 1));
  const { commit, date } = from;
  const before = JSON.parse(readFileSync(file, 'utf8')) as Store;
  const { lines: _, ...head } = { ...before, commit, date };
  const rows = lines.map((line) => `    ${JSON.stringify(line)}`).join(',\n');
  const text = JSON.stringify(head, null, 2).replace(/\n\}$/, `,\n  "lines": [\n${rows}\n  ]\n}\n`);
  writeFileSync(file, text);
  process.stdout.write(`${file}: ${lines.length} lines of ${commit}\n`);
  return Promise.resolve();
}
