import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from './folder';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'portolan-folder-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

test('a folder and those above it are made, private, once or twice', () => {
  const folder = path.join(dir, 'a', 'b');
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a file in the way is one line that names the folder', () => {
  const file = path.join(dir, 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(path.join(file, 'x'), 'DATA_DIR')).toThrow(/^DATA_DIR cannot be written/);
});

test.runIf(process.platform === 'linux')('a place where nobody can make folders is refused', () => {
  expect(() => makeFolder('/proc/portolan/data')).toThrow(/cannot be written \(ENOENT\)/);
});
