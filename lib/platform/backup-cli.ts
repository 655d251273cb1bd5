import { writeBackup } from './backup/write-backup';
import type { CliIo } from './cli';
import { databaseUrl } from './env';
import { errorCode, OperatorError } from './errors';

/** `npm run backup -- FILE`: the whole instance to one file, while it is running or not. */
export async function main(argv: string[], io: CliIo): Promise<number> {
  const [name] = argv;
  if (argv.length !== 1 || !name || name.startsWith('-')) {
    io.err('Usage: npm run backup -- FILE');
    return 1;
  }
  const file = io.file(name);
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
