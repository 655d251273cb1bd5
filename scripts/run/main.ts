import { terminalIo, type CliIo, type CliMain } from '@/lib/platform/cli';
import { npmContext } from '@/lib/platform/env';
import { migrate } from '@/lib/platform/migrate';
import { openInstanceDatabase } from '@/lib/platform/postgres/instance-database';
import { completeSettings, readSettings } from '../settings';
import { complain } from '../terminal';
import { ensureClient } from '../workspace/client';

type LoadCommand = () => Promise<{ main: CliMain }>;

/** Imported only when called: each brings a part of the project with it. */
const COMMANDS: Record<string, LoadCommand> = {
  iana: () => import('@/lib/iana/cli'),
  role: () => import('@/lib/auth/role-cli'),
  token: () => import('@/lib/auth/token-cli'),
  backup: () => import('@/lib/platform/backup-cli'),
  restore: () => import('@/lib/platform/restore-cli'),
  bench: () => import('../bench/cli'),
};

/** Runs a command with settings and database as the server has them, the server running or not. */
export async function main(argv: string[]): Promise<void> {
  const [name = '', ...rest] = argv;
  let status = 1;
  try {
    status = await run(name, rest);
  } catch (error) {
    complain(error);
  }
  // Standard output may be a pipe that is still being read.
  process.stdout.write('', () => process.exit(status));
}

async function run(name: string, argv: string[]): Promise<number> {
  const load = COMMANDS[name];
  const root = process.cwd();
  const io = terminalIo(npmContext().calledFrom);
  if (!load) {
    io.err(`Usage: npm run ${Object.keys(COMMANDS).join('|')}`);
    return 1;
  }
  const env = readSettings(root, 'production');
  const database = await openInstanceDatabase(env);
  const interrupted = new Promise<number>((resolve) => {
    process.once('SIGINT', () => resolve(130));
    process.once('SIGTERM', () => resolve(143));
  });
  try {
    completeSettings(env, database.url);
    await ensureClient(root, io.err);
    await migrate(database.url, root);
    return await Promise.race([call(load, argv, io), interrupted]);
  } finally {
    await database.close();
  }
}

async function call(load: LoadCommand, argv: string[], io: CliIo): Promise<number> {
  const { main: command } = await load();
  const { disconnect } = await import('@/lib/platform/db');
  try {
    return await command(argv, io);
  } finally {
    await disconnect();
  }
}
