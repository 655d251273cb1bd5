import http from 'node:http';
import next from 'next';
import { loadEnv } from '@/lib/platform/env';
import { breakOff, frontDoor } from '@/lib/platform/front/front-door';
import { createPageStore } from '@/lib/platform/front/page-store';
import { complain } from '../terminal';

/** Milliseconds that an idle connection is kept: longer than a reverse proxy keeps it (60 s as a rule), else it sends a request into a closing one. */
const IDLE_MS = 75_000;

/** Serves the production build on HOST and PORT until it is told to stop. */
export async function main(): Promise<void> {
  try {
    await serve();
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}

async function serve(): Promise<void> {
  const { HOST, PORT } = loadEnv();
  const server = http.createServer({ keepAliveTimeout: IDLE_MS });
  const app = next({
    dev: false,
    dir: process.cwd(),
    hostname: HOST,
    port: PORT,
    httpServer: server,
  });
  await app.prepare();
  const answer = frontDoor(app.getRequestHandler(), createPageStore());
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => breakOff(response, error));
  });
  await listening(server, HOST, PORT);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      // What is under way is answered first; work that an answer left behind is waited for.
      server.close(() => void app.close().finally(() => process.exit(0)));
    });
}

function listening(server: http.Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
