import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { errorCode } from '../errors';
import { writeDurably } from '../secret-file';
import { LOOPBACK, type Layout } from './layout';

/** The port kept for this cluster while it is free, else a new one, which is kept from then on. */
export async function keptPort(layout: Layout): Promise<number> {
  const kept = readKept(layout);
  if (kept !== null && (await canListen(kept, LOOPBACK)) === null) return kept;
  const port = await freePort();
  writeDurably(layout.port, `${port}\n`);
  return port;
}

function readKept(layout: Layout): number | null {
  try {
    const port = Number(readFileSync(layout.port, 'utf8'));
    return Number.isInteger(port) && port > 0 && port <= 65535 ? port : null;
  } catch {
    return null;
  }
}

/** Null when the port is free, else the system's code: EADDRINUSE, EACCES, EADDRNOTAVAIL … */
export function canListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(errorCode(error)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** A port of the loopback interface that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: LOOPBACK, exclusive: true }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
