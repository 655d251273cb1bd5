import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hashInputs } from './input-hash';
import { runTool } from './run-tool';
import { ensureProduct } from './stamp';

const OUTPUT = 'lib/platform/generated';

/** Generates the Prisma client unless the schema is the one that it was generated from. */
export function ensureClient(root: string, note: (line: string) => void): Promise<boolean> {
  const schema = hashInputs(root, ['prisma/schema', 'prisma.config.ts'], () => false);
  const manifest = readFileSync(path.join(root, 'node_modules/prisma/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return ensureProduct(root, {
    stamp: `${OUTPUT}/stamp`,
    hash: `${version} ${schema}`,
    make: () => {
      note('Generating the database client.');
      return generate();
    },
  });
}

function generate(): Promise<void> {
  return runTool({
    name: 'prisma generate',
    args: ['node_modules/prisma/build/index.js', 'generate'],
    environment: {
      // Generating calls no engine, but the command wants to download one unless it has a path.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
}
