import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** Programs that make the database client themselves before they use it, where a checkout does not have it yet. */
const PROGRAMS = [
  'scripts/commands.ts',
  'lib/instance/start/main.ts',
  'scripts/test/main.ts',
  'scripts/test/e2e-server.ts',
];

/** Files of the project that come with one, each by the file that asks for it; what is asked for later is left out. */
async function importsOf(entry: string): Promise<Map<string, string | null>> {
  const options = { bundle: true, metafile: true, write: false, platform: 'node' } as const;
  const { inputs } = (
    await build({ ...options, entryPoints: [entry], packages: 'external', format: 'esm' })
  ).metafile;
  const found = new Map<string, string | null>([[entry, null]]);
  for (const file of found.keys()) {
    for (const { path, kind } of inputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !found.has(path)) found.set(path, file);
  }
  return found;
}

it.each(PROGRAMS)(
  '%s comes without the generated client, which a clean checkout has not',
  async (entry) => {
    const found = await importsOf(entry);
    expect(found.size).toBeGreaterThan(5);
    const needs = [...found].filter(([path]) => path.startsWith('lib/platform/generated/'));
    expect(needs.map(([path, by]) => `${by}: ${path}`)).toEqual([]);
  },
);
