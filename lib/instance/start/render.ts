import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { breakOff } from '@/lib/platform/front/front-door';
import { type Reached, renderFor } from '@/lib/platform/front/rendered-elsewhere';
import { onlyRender } from '@/lib/platform/rendering';
import { complain } from '../terminal';
import { listening, openNext } from './open-next';

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
  onlyRender();
  const server = http.createServer({ keepAliveTimeout: 0 });
  const app = await openNext(server);
  const word = randomBytes(24).toString('base64url');
  const answer = renderFor(app.getRequestHandler(), word);
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => breakOff(response, error));
  });
  await listening(server, '127.0.0.1', 0);
  return { port: (server.address() as AddressInfo).port, word };
}
