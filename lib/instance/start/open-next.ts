import type http from 'node:http';
import next from 'next';
import { readFrom } from '@/lib/platform/db';
import { loadEnv } from '@/lib/platform/env';

/**
 * Next with the production build, prepared, for `server` to answer with. Every process that renders opens it here, so
 * that the same address means the same page in all of them. Reads go to the replica, where there is one.
 */
export async function openNext(server: http.Server): Promise<ReturnType<typeof next>> {
  const { PORT, DATABASE_REPLICA_URL } = loadEnv();
  const app = next({
    dev: false,
    dir: process.cwd(),
    // Next calls every loopback address `localhost` in proxy.ts: under another name here, what the proxy rewrites
    // would be fetched from this very server over HTTP, and redirected, instead of rendered.
    hostname: 'localhost',
    port: PORT,
    httpServer: server,
  });
  if (DATABASE_REPLICA_URL !== undefined) readFrom(DATABASE_REPLICA_URL);
  await app.prepare();
  return app;
}

/** Resolves when `server` listens; rejects with the reason why it cannot. */
export function listening(server: http.Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
