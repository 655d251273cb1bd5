import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { errorLine, OperatorError } from '@/lib/platform/errors';
import { keepSecret, readSecret } from '../files';
import type { Binaries } from './binaries';
import { SUPERUSER, type Layout } from './layout';
import { postgresEnvironment } from './postmaster';
import { giveData, type RunAs } from './run-as';
import { wrongPassword } from './running';

/**
 * Letters outside ASCII must count as letters: full-text search and pg_trgm ask the C library, and
 * in the plain C locale a Hebrew word has no trigrams. Names differ from system to system.
 */
const CTYPES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'C'],
  darwin: ['en_US.UTF-8', 'UTF-8', 'C'],
};

/** Makes the cluster where there is none yet, and hands back the superuser's password. */
export function ensureInitialised(layout: Layout, binaries: Binaries, runAs: RunAs): string {
  const version = path.join(layout.data, 'PG_VERSION');
  if (existsSync(version)) {
    const password = readSecret(layout.password);
    if (password === null) throw wrongPassword(layout);
    const major = readFileSync(version, 'utf8').trim();
    if (major !== binaries.major) throw wrongVersion(layout, major, binaries.major);
    giveData(layout.data, runAs);
    return password;
  }
  const password = keepSecret(layout.password);
  initialise(layout, binaries, runAs);
  return password;
}

function wrongVersion(layout: Layout, found: string, wanted: string): OperatorError {
  return new OperatorError(
    `${layout.data} was made by PostgreSQL ${found} and this Portolan brings ${wanted}: back it up with the earlier Portolan, move it away and restore the backup`,
  );
}

/** Done in a folder of its own and renamed when whole: one that was cut short never counts. */
function initialise(layout: Layout, binaries: Binaries, runAs: RunAs): void {
  const ctypes = CTYPES[process.platform] ?? ['C'];
  let output = '';
  for (const ctype of ctypes) {
    rmSync(layout.unfinished, { recursive: true, force: true });
    const result = runInitdb(layout, binaries, runAs, ctype);
    if (result.error) throw new OperatorError(`initdb: ${errorLine(result.error)}`);
    if (result.status === 0) {
      renameSync(layout.unfinished, layout.data);
      return;
    }
    output = result.stderr;
    if (!output.includes('locale')) break;
  }
  const fault = output.split('\n').find((line) => /error|FATAL/.test(line)) ?? output;
  const reason = fault.replace(/^.*?(?:FATAL|PANIC|ERROR):\s*/, '').trim();
  throw new OperatorError(`the database could not be made in ${layout.dir}: ${reason}`);
}

function runInitdb(layout: Layout, binaries: Binaries, runAs: RunAs, ctype: string) {
  // The builtin provider (PostgreSQL 17 on) sorts the same everywhere, whatever the system has.
  const command = [
    ...runAs.prefix,
    binaries.initdb,
    `--pgdata=${layout.unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${layout.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--text-search-config=simple',
    '--no-instructions',
  ];
  return spawnSync(command[0] ?? '', command.slice(1), {
    env: postgresEnvironment(binaries),
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}
