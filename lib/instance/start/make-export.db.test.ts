import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { finishedExport } from '@/lib/exports/finished-store';
import { makeExport, makeExportsWith } from '@/lib/exports/making-store';
import { storeFirstData } from '@/lib/testing/first-data';
import { makeExportElsewhere } from './make-export';

const SERVICES = { name: 'services', include: null, ascii: false } as const;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-make-export-'));
  process.env.DATA_DIR = folder;
  await storeFirstData();
});
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = async (file: string) => gunzipSync(await readFile(file)).toString('utf8');

it('a data set made by a process of its own is the one that this process makes', async () => {
  const own = await makeExport(SERVICES);
  const text = await textOf(own.file);
  rmSync(own.file);
  const made = await makeExportElsewhere(SERVICES);
  expect(made).toEqual(own);
  expect(await textOf(made.file)).toBe(text);
});

it('what fails there says why, leaves nothing, and is answered as unavailable', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const logged = vi.spyOn(console, 'error').mockReturnValue(undefined);
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:9/nowhere');
  makeExportsWith(makeExportElsewhere);
  const asked = { ...SERVICES, ascii: true };
  // What is asked of the database here goes over the connections that are open.
  const answer = await finishedExport(asked);
  expect(answer).toMatchObject({ ok: false, code: 'unavailable' });
  expect(said.mock.calls.join('')).toMatch(/ECONNREFUSED|[Cc]an't reach/);
  expect(readdirSync(path.join(folder, 'exports')).some((name) => name.includes('ascii'))).toBe(
    false,
  );
  makeExportsWith(makeExport);
  logged.mockRestore();
  said.mockRestore();
  vi.unstubAllEnvs();
});
