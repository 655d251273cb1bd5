import { npmContext, type Env } from '@/lib/platform/env';
import type { FileLock } from '@/lib/platform/file-lock';
import { openInstanceDatabase } from '@/lib/platform/postgres/instance-database';
import { superviseCluster, type Supervision } from '@/lib/platform/postgres/supervise';
import { migrate } from '@/lib/platform/migrate';
import { completeSettings, readSettings } from '../settings';
import { complain, note } from '../terminal';
import { ensureBuild, isBuilt } from '../workspace/build';
import { ensureClient } from '../workspace/client';
import { setUpData } from './data';
import { claimInstance, requirePort, type InstanceFacts } from './instance';
import { watchInterruption, type Interruption } from './interruption';
import { startNext, untilServing } from './next-server';
import { superviseServer, type ServerSupervision } from './supervise-server';

type Cleanup = () => Promise<void> | void;

interface Run {
  root: string;
  dev: boolean;
  env: Env;
  lock: FileLock;
  facts: InstanceFacts;
  interruption: Interruption;
  /** What has to be stopped, the last one first. */
  cleanups: Cleanup[];
}

/** `npm start` and, with --dev, `npm run dev`. */
export async function main(argv: string[]): Promise<void> {
  const cleanups: Cleanup[] = [];
  const interruption = watchInterruption(npmContext().startedByNpm);
  let status = 0;
  try {
    const run = await begin(argv.includes('--dev'), interruption, cleanups);
    const work = setUpAndServe(run);
    // An interruption makes the work fail in ways that nobody needs to hear of.
    work.catch(() => undefined);
    await Promise.race([work, interruption.happens]);
    note('Stopping.');
    tell(run, { state: 'stopping' });
  } catch (error) {
    complain(error);
    status = 1;
  }
  status = (await cleanUp(cleanups)) ? status : 1;
  process.exit(status);
}

async function begin(dev: boolean, interruption: Interruption, cleanups: Cleanup[]): Promise<Run> {
  const root = process.cwd();
  const env = readSettings(root, dev ? 'development' : 'production');
  const address = env.NEXTAUTH_URL;
  const lock = await claimInstance(env, address);
  cleanups.push(() => lock.release());
  await requirePort(env);
  const facts: InstanceFacts = { address, state: 'starting', server: null };
  return { root, dev, env, lock, facts, interruption, cleanups };
}

/** Ends only by throwing: while all is well there is nothing to come back for. */
async function setUpAndServe(run: Run): Promise<never> {
  await openDatabase(run);
  await ensureClient(run.root, note);
  const applied = await migrate(run.env.DATABASE_URL ?? '', run.root);
  if (applied.length > 0)
    note(`The database was brought up to date (migrations: ${applied.length}).`);
  // What was set up before changes nothing that a visitor waits for: it is looked at meanwhile.
  const settled = applied.length === 0 && (run.dev || isBuilt(run.root));
  if (!settled) {
    await setUpData(note);
    if (!run.dev) await ensureBuild(run.root, note, run.interruption.signal);
  }
  const { ready, failed } = serve(run);
  await Promise.race([failed, Promise.all([ready, settled && setUpData(note)])]);
  tell(run, { state: 'serving' });
  welcome(run.env);
  return failed;
}

async function openDatabase(run: Run): Promise<void> {
  if (run.env.DATABASE_URL === undefined) note('Starting the database.');
  const opening = openInstanceDatabase(run.env);
  let supervision: Supervision | undefined;
  // Pushed before it is open: one who interrupts at this very moment leaves no server behind.
  run.cleanups.push(async () => {
    const database = await opening.catch(() => undefined);
    await (supervision ?? database)?.close();
  });
  const { url, cluster } = await opening;
  run.env = completeSettings(run.env, url);
  if (cluster) supervision = superviseCluster(cluster, note);
}

function serve(run: Run): ServerSupervision {
  const supervision = superviseServer({
    start() {
      const server = startNext(run.root, run.env, run.dev ? 'dev' : 'start');
      tell(run, { server: server.identity });
      return server;
    },
    untilReady: () => untilServing(run.env, run.interruption.signal),
    note,
    // A killed `next dev` leaves its child behind, which keeps the port.
    comesBack: !run.dev,
  });
  run.cleanups.push(supervision.close);
  return supervision;
}

function tell(run: Run, news: Partial<InstanceFacts>): void {
  run.facts = { ...run.facts, ...news };
  run.lock.tell(run.facts);
}

function welcome(env: Env): void {
  const mail = env.SMTP_URL === undefined ? 'the link appears here' : 'a link comes by mail';
  note('');
  note(`Portolan is ready: ${env.NEXTAUTH_URL}`);
  note(`To become an administrator: npm run role -- you@example.org admin`);
  note(`and sign in with that address at ${env.NEXTAUTH_URL}/signin (${mail}). Ctrl-C stops it.`);
}

/** False when something could not be stopped. */
async function cleanUp(cleanups: Cleanup[]): Promise<boolean> {
  let clean = true;
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup();
    } catch (error) {
      complain(error);
      clean = false;
    }
  }
  return clean;
}
