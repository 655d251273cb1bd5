import { restoreBackup } from './backup/restore-backup';
import type { CliIo } from './cli';
import { databaseUrl } from './env';

/** `npm run restore -- FILE [--force]`: a backup in place of what the instance holds. */
export async function main(argv: string[], io: CliIo): Promise<number> {
  const force = argv.includes('--force');
  const [name, ...more] = argv.filter((argument) => argument !== '--force');
  if (!name || more.length > 0 || name.startsWith('-')) {
    io.err('Usage: npm run restore -- FILE [--force]');
    return 1;
  }
  const file = io.file(name);
  const root = process.cwd();
  const { tables, rows } = await restoreBackup({ databaseUrl: databaseUrl(), file, root, force });
  io.out(`${file}: ${rows} rows of ${tables} tables are back`);
  return 0;
}
