import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '@/lib/instance/migrate';
import { withClient } from '@/lib/instance/postgres/connect';
import { freePort } from '@/lib/instance/postgres/free-port';
import { readyAt, type Running, runProject } from '../chaos/instance';
import { type People, populate } from '../chaos/people';

/** One of several instances on one database, started as `npm start` does. */
export interface Member {
  readonly origin: string;
  readonly port: number;
  readonly dataDir: string;
  readonly said: () => string;
  /** Stops it, and starts it again at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Several instances on one database, with one secret. */
export interface Fleet {
  readonly people: People;
  /** Resolves when it is ready. */
  start(settings?: Record<string, string>): Promise<Member>;
  close(): Promise<void>;
}

const AUTHORS = 2;
const MODERATORS = 2;

/** Migrates the empty database at `url` and makes accounts; no first data comes in. */
export async function openFleet(url: string): Promise<Fleet> {
  const secret = randomBytes(16).toString('hex');
  const members: Member[] = [];
  await migrate(url, process.cwd());
  const people = await withClient(url, (client) => populate(client, AUTHORS, MODERATORS));
  return {
    people,
    async start(settings = {}) {
      const port = await freePort();
      const member = await startMember(port, {
        NODE_ENV: 'production',
        DATABASE_URL: url,
        NEXTAUTH_SECRET: secret,
        ...settings,
      });
      members.push(member);
      return member;
    },
    async close() {
      await Promise.all(members.map((member) => member.stop()));
      for (const { dataDir } of members) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function startMember(port: number, settings: Record<string, string>): Promise<Member> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'portolan-fleet-'));
  const origin = `http://127.0.0.1:${port}`;
  let before = '';
  let running = run();
  function run(): Running {
    return runProject(['start'], dataDir, port, { NEXTAUTH_URL: origin, ...settings });
  }
  const serves = () => Promise.race([readyAt(origin), running.failed]);
  await serves();
  return {
    ...{ origin, port, dataDir },
    said: () => before + running.said(),
    async restart() {
      await running.stop();
      before += running.said();
      running = run();
      await serves();
    },
    stop: () => running.stop(),
  };
}

/** How many letters a member has written instead of sending them. */
export function lettersOf({ dataDir }: Member): number {
  try {
    return readdirSync(path.join(dataDir, 'outbox')).length;
  } catch {
    return 0;
  }
}
