import { setTimeout as delay } from 'node:timers/promises';
import { directDatabaseUrl, npmContext, type Env } from '@/lib/platform/env';
import type { FileLock } from '../file-lock';
import { migrate } from '../migrate';
import { superviseCluster, type Supervision } from '../postgres/cluster';
import { fillDatabase, openInstanceDatabase } from '../postgres/database';
import { ensureBuild, ensureClient, isBuilt } from '../products';
import { completeSettings, readSettings } from '../settings';
import { complain, note } from '../terminal';
import { claimInstance, requirePort, type InstanceFacts } from './claim';
import { watchInterruption, type Interruption } from './interruption';
import { startNext, superviseServer, untilServing, type ServerSupervision } from './server';

type Cleanup = () => unknown;

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

/** The longest that somebody who interrupts waits for the step under way; a release takes seconds. */
const STEP_PATIENCE_MS = 10_000;

/** A Ctrl-C reaches the programs that we started a moment before or after us. */
const SAME_MOMENT_MS = 100;

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
    tell(run, { state: 'stopping' });
  } catch (error) {
    await delay(SAME_MOMENT_MS);
    if (!interruption.signal.aborted) {
      complain(error);
      status = 1;
    }
  }
  if (interruption.signal.aborted) note('Stopping.');
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
  const { root, dev, interruption } = run;
  const { signal } = interruption;
  await openDatabase(run);
  signal.throwIfAborted();
  await ensureClient(root, note, signal);
  signal.throwIfAborted();
  const applied = await migrate(directDatabaseUrl(), root);
  if (applied.length > 0)
    note(`The database was brought up to date (migrations: ${applied.length}).`);
  // What was set up before changes nothing that a visitor waits for: it is looked at meanwhile.
  const settled = applied.length === 0 && (dev || isBuilt(root));
  if (!settled) {
    await fill(run);
    signal.throwIfAborted();
    if (!dev) await ensureBuild(root, note, signal);
  }
  signal.throwIfAborted();
  const { ready, failed } = serve(run);
  await Promise.race([failed, Promise.all([ready, settled && fill(run)])]);
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

async function fill(run: Run): Promise<void> {
  const filling = fillDatabase(note, run.interruption.signal);
  // Waited for before the database is stopped, so that nothing is cut off that would complain.
  run.cleanups.push(() => Promise.race([filling.catch(() => undefined), delay(STEP_PATIENCE_MS)]));
  await filling;
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
