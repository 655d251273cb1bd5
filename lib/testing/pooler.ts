import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withClient } from '@/lib/instance/postgres/connect';
import { freePort } from '@/lib/instance/postgres/free-port';

/** A pgbouncer that gives each transaction whichever session is free. */
export interface Pooler {
  readonly url: string;
  stop(): Promise<void>;
}

/** Where Debian puts it; null where it is not installed. */
export function findPgbouncer(): string | null {
  return ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((file) => existsSync(file)) ?? null;
}

/** Two sessions for however many ask. */
const SESSIONS = 2;

/** Starts it before the database at `url`. */
export async function openPooler(program: string, url: string): Promise<Pooler> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-pooler-'));
  chmodSync(folder, 0o755);
  const own = await freePort();
  const file = path.join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
pooled = host=${hostname} port=${port} user=${username} password=${password} dbname=${pathname.slice(1)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${SESSIONS}
max_client_conn = 100
`,
  );
  // It does not run as root.
  const as = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(program, ['-q', ...as, file], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  const pooled = `postgresql://anybody@127.0.0.1:${own}/pooled`;
  for (;;) {
    const answered = await withClient(pooled, (client) => client.query('SELECT 1')).then(
      () => true,
      () => false,
    );
    if (answered) break;
    if (child.exitCode !== null) throw new Error('pgbouncer does not start');
    await delay(20);
  }
  return {
    url: pooled,
    async stop() {
      process.removeListener('exit', abandon);
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
