import type { CliIo } from '@/lib/platform/cli';
import { databaseUrl, directDatabaseUrl } from '@/lib/platform/env';
import { errorCode, OperatorError } from '@/lib/platform/errors';
import { restoreBackup } from './restore';
import { writeBackup } from './write';

/** `npm run backup -- FILE`: the whole instance to one file, while it is running or not. */
export async function backup(argv: string[], io: CliIo): Promise<number> {
  const file = onlyFile(argv, io);
  if (file === null) return usage('npm run backup -- FILE', io);
  try {
    const { tables, rows } = await writeBackup(databaseUrl(), file);
    io.out(`${file}: ${rows} rows of ${tables} tables`);
    return 0;
  } catch (error) {
    const code = errorCode(error);
    if (!/^E[A-Z]+$/.test(code) || code.startsWith('ECONN')) throw error;
    throw new OperatorError(`${file} cannot be written (${code})`, { cause: error });
  }
}

/** `npm run restore -- FILE [--force]`: a backup in place of what the instance holds. */
export async function restore(argv: string[], io: CliIo): Promise<number> {
  const force = argv.includes('--force');
  const names = argv.filter((argument) => argument !== '--force');
  const file = onlyFile(names, io);
  if (file === null) return usage('npm run restore -- FILE [--force]', io);
  const root = process.cwd();
  const { tables, rows } = await restoreBackup({
    databaseUrl: directDatabaseUrl(),
    file,
    root,
    force,
  });
  io.out(`${file}: ${rows} rows of ${tables} tables are back`);
  return 0;
}

function onlyFile([name, ...more]: string[], io: CliIo): string | null {
  return !name || more.length > 0 || name.startsWith('-') ? null : io.file(name);
}

function usage(line: string, io: CliIo): number {
  io.err(`Usage: ${line}`);
  return 1;
}
