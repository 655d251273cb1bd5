import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { errorCode } from '@/lib/platform/errors';
import { writeDurably } from '../files';
import { LOOPBACK, type Layout } from './layout';

/** Ports below are the system's: PostgreSQL, which does not run as root, may not listen there. */
const FIRST_OPEN_PORT = 1024;

/** The port kept for this cluster while it is free, else a new one, which is kept from then on. */
export async function keptPort(layout: Layout): Promise<number> {
  const kept = readKept(layout);
  if (kept !== null && (await canListen(kept, LOOPBACK)) === null) return kept;
  return newPort(layout);
}

/** A free port, kept for this cluster from now on. */
export async function newPort(layout: Layout): Promise<number> {
  const port = await freePort();
  writeDurably(layout.port, `${port}\n`);
  return port;
}

function readKept(layout: Layout): number | null {
  try {
    const port = Number(readFileSync(layout.port, 'utf8'));
    return Number.isInteger(port) && port >= FIRST_OPEN_PORT && port <= 65535 ? port : null;
  } catch {
    return null;
  }
}

/** Null when the port is free, else the system's code: EADDRINUSE, EACCES, EADDRNOTAVAIL … */
export function canListen(port: number, host: string): Promise<string | null> {
  return listenOnce(port, host).then(
    () => null,
    (error: unknown) => errorCode(error),
  );
}

/** A port of the loopback interface that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return listenOnce(0, LOOPBACK);
}

/** Listens and stops at once; hands back the port. */
function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}
