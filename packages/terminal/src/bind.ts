import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { Transport } from '@/lib/ports/types';

/** Whether this machine lets a program listen on all of these ports now; tried by doing it for a moment. */
export async function canBind(start: number, end: number, transport: Transport | null) {
  const tcp = transport === null || transport === 'tcp';
  const udp = transport === null || transport === 'udp';
  for (let port = start; port <= end; port += 1) {
    if (tcp && !(await bindsTcp(port))) return false;
    if (udp && !(await bindsUdp(port))) return false;
  }
  return true;
}

function bindsTcp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    // Without a host it is every address of both versions, where the machine has IPv6.
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function bindsUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ port, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}
