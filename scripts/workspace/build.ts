import { withHeartbeat } from '../terminal';
import { hashInputs } from './input-hash';
import { runTool } from './run-tool';
import { ensureProduct, isCurrent } from './stamp';

/** Everything that a production build reads; data and content come from the database at run time. */
const INPUTS = [
  'app',
  'components',
  'lib',
  'public',
  'messages',
  'prisma/schema',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'mdx-components.tsx',
  'next.config.js',
  'postcss.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

const STAMP = '.next/portolan-build';

function isIgnored(file: string): boolean {
  return file.startsWith('lib/platform/generated') || /\.test\.tsx?$/.test(file);
}

function buildHash(root: string): string {
  return `${process.versions.node.split('.')[0]} ${hashInputs(root, INPUTS, isIgnored)}`;
}

export function isBuilt(root: string): boolean {
  return isCurrent(root, { stamp: STAMP, hash: buildHash(root) });
}

/** Builds for production unless the last whole build was made from the same files. */
export function ensureBuild(
  root: string,
  note: (line: string) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  return ensureProduct(root, {
    stamp: STAMP,
    hash: buildHash(root),
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
