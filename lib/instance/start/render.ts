import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { loadEnv } from '@/lib/platform/env';
import { readFrom } from '@/lib/platform/db';
import { breakOff } from '@/lib/platform/front/front-door';
import { type Reached, renderFor } from '@/lib/platform/front/rendered-elsewhere';
import { onlyRender } from '@/lib/platform/rendering';
import { complain } from '../terminal';

/** Renders pages for the server process that started this one (decision 44), and says to it how it is reached. */
export async function main(): Promise<void> {
  try {
    process.send?.(await serve());
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}

async function serve(): Promise<Reached> {
  const { PORT, DATABASE_REPLICA_URL } = loadEnv();
  onlyRender();
  const server = http.createServer({ keepAliveTimeout: 0 });
  // As in `serve.ts`: the same address has to mean the same page.
  const app = next({
    dev: false,
    dir: process.cwd(),
    hostname: 'localhost',
    port: PORT,
    httpServer: server,
  });
  if (DATABASE_REPLICA_URL !== undefined) readFrom(DATABASE_REPLICA_URL);
  await app.prepare();
  const word = randomBytes(24).toString('base64url');
  const answer = renderFor(app.getRequestHandler(), word);
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => breakOff(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, word };
}
