import { migrate } from '@/lib/instance/migrate';
import { openInstanceDatabase } from '@/lib/instance/postgres/database';
import { ensureClient } from '@/lib/instance/products';
import { completeSettings, readSettings } from '@/lib/instance/settings';
import { watchInterruption } from '@/lib/instance/start/interruption';
import { complain } from '@/lib/instance/terminal';
import { terminalIo, type CliIo, type CliMain } from '@/lib/platform/cli';
import { directDatabaseUrl, isSaidToBeProduction, npmContext } from '@/lib/platform/env';

/** Programs that set up what they need themselves, and end the process themselves. */
const PROGRAMS: Record<string, () => Promise<{ main: (argv: string[]) => Promise<void> }>> = {
  start: () => import('@/lib/instance/start/main'),
  serve: () => import('@/lib/instance/start/serve'),
  render: () => import('@/lib/instance/start/render'),
  'make-export': () => import('@/lib/instance/start/make-export'),
  'migration-new': () => import('@/lib/instance/schema-engine'),
  test: () => import('./test/main'),
  'e2e-server': () => import('./test/e2e-server'),
  chaos: () => import('./chaos/cli'),
  fuzz: () => import('./fuzz/cli'),
  client: () => import('./client'),
  stores: () => import('./stores'),
};

/** Commands that get the instance's database; each brings a part of the project when it is called. */
const COMMANDS: Record<string, () => Promise<CliMain>> = {
  iana: async () => (await import('@/lib/iana/cli')).main,
  role: async () => (await import('@/lib/auth/role-cli')).main,
  factor: async () => (await import('@/lib/auth/factor-cli')).main,
  token: async () => (await import('@/lib/auth/token-cli')).main,
  reports: async () => (await import('@/lib/batches/cli')).main,
  backup: async () => (await import('@/lib/instance/backup/cli')).backup,
  restore: async () => (await import('@/lib/instance/backup/cli')).restore,
  build: async () => (await import('@/lib/instance/build')).main,
  bench: async () => (await import('./bench/cli')).main,
  terminal: async () => (await import('./terminal/cli')).main,
  community: async () => (await import('./community/cli')).main,
};

/** Commands that fill a database with what nobody has said. */
const DEVELOPMENT_ONLY = ['community'];

export async function main([name = '', ...argv]: string[]): Promise<void> {
  const program = PROGRAMS[name];
  if (program) return (await program()).main(argv);
  let status = 1;
  try {
    status = await run(name, argv);
  } catch (error) {
    complain(error);
  }
  // Standard output may be a pipe that is still being read.
  process.stdout.write('', () => process.exit(status));
}

/** Runs a command with settings and database as the server has them, the server running or not. */
async function run(name: string, argv: string[]): Promise<number> {
  const load = COMMANDS[name];
  const root = process.cwd();
  const io = terminalIo(npmContext().calledFrom);
  if (!load) {
    io.err(`Usage: npm run ${Object.keys(COMMANDS).join('|')}`);
    return 1;
  }
  if (DEVELOPMENT_ONLY.includes(name) && isSaidToBeProduction()) {
    io.err(`Portolan: NODE_ENV is production: npm run ${name} is for development only`);
    return 1;
  }
  const env = readSettings(root, 'production');
  const interruption = watchInterruption(false);
  const database = await openInstanceDatabase(env);
  const work = async () => {
    completeSettings(env, database.url);
    await ensureClient(root, io.err, interruption.signal);
    await migrate(directDatabaseUrl(), root);
    return call(await load(), argv, io);
  };
  try {
    return await Promise.race([work(), interruption.happens]);
  } finally {
    await database.close();
  }
}

async function call(command: CliMain, argv: string[], io: CliIo): Promise<number> {
  const { disconnect } = await import('@/lib/platform/db');
  try {
    return await command(argv, io);
  } finally {
    await disconnect();
  }
}
