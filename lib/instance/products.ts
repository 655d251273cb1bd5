import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode, OperatorError } from '@/lib/platform/errors';
import { runTool } from './child';
import { withLock } from './file-lock';
import { withHeartbeat } from './terminal';

/** Something made from files of the project, and remade when they change. */
interface Product {
  /** Relative to the root; written last, so that what was cut short never counts. */
  stamp: string;
  hash: string;
  make(): Promise<unknown>;
}

const WORKSPACE_LOCK = '.portolan.lock';

function isCurrent(root: string, product: Omit<Product, 'make'>): boolean {
  try {
    return readFileSync(path.join(root, product.stamp), 'utf8') === product.hash;
  } catch {
    return false;
  }
}

/** Makes the product unless it is current; two commands at once take turns. True when made. */
async function ensureProduct(root: string, product: Product): Promise<boolean> {
  if (isCurrent(root, product)) return false;
  try {
    return await withLock(path.join(root, WORKSPACE_LOCK), async () => {
      if (isCurrent(root, product)) return false;
      const stamp = path.join(root, product.stamp);
      rmSync(stamp, { force: true });
      await product.make();
      mkdirSync(path.dirname(stamp), { recursive: true });
      writeFileSync(stamp, product.hash);
      return true;
    });
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(errorCode(error))) throw error;
    throw new OperatorError(`${root} cannot be written (${errorCode(error)})`, { cause: error });
  }
}

/** Everything that a production build reads; data and content come from the database at run time. */
const INPUTS = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Below these, but read by no page. */
const NOT_READ = /^lib\/(?:platform\/generated|instance)|\.test\.tsx?$/;

/** The stamp of a build made from the files as they are now, by this version of Node. */
function buildStamp(root: string) {
  const node = process.versions.node.split('.')[0];
  return { stamp: '.next/portolan-build', hash: `${node} ${hashInputs(root, INPUTS, NOT_READ)}` };
}

export function isBuilt(root: string): boolean {
  return isCurrent(root, buildStamp(root));
}

/** Builds for production unless the last whole build was made from the same files. */
export function ensureBuild(
  root: string,
  note: (line: string) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  return ensureProduct(root, {
    ...buildStamp(root),
    make: () => {
      note('Building the pages; this takes a minute or two and is done once.');
      const build = runTool({
        name: 'next build',
        args: ['node_modules/next/dist/bin/next', 'build'],
        environment: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        ...(signal && { signal }),
      });
      return withHeartbeat('building', build);
    },
  });
}

const OUTPUT = 'lib/platform/generated';

/** Generates the Prisma client unless the schema is the one that it was generated from. */
export function ensureClient(
  root: string,
  note: (line: string) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  const schema = hashInputs(root, ['prisma/schema', 'prisma.config.ts']);
  const manifest = readFileSync(path.join(root, 'node_modules/prisma/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return ensureProduct(root, {
    stamp: `${OUTPUT}/stamp`,
    hash: `${version} ${schema}`,
    make: () => {
      note('Generating the database client.');
      return runTool({
        name: 'prisma generate',
        args: ['node_modules/prisma/build/index.js', 'generate'],
        environment: {
          // Generating calls no engine, but the command wants to download one unless it has a path.
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
        },
        ...(signal && { signal }),
      });
    },
  });
}

/** A hash over the names and contents of files and folders; what does not exist counts as absent. */
function hashInputs(root: string, inputs: readonly string[], ignored?: RegExp): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesUnder(root, input)).sort()) {
    if (ignored?.test(file)) continue;
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(root: string, entry: string): string[] {
  const stat = lstatSync(path.join(root, entry), { throwIfNoEntry: false });
  if (stat?.isFile()) return [entry];
  if (!stat?.isDirectory()) return [];
  return readdirSync(path.join(root, entry)).flatMap((name) =>
    filesUnder(root, path.posix.join(entry, name)),
  );
}
