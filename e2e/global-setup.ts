import { once } from 'node:events';
import { startWatched } from '@/lib/instance/child';
import { SERVING } from '../scripts/test/e2e-server';

/**
 * Has an instance served for the browser tests. What the workers need to know of it they inherit:
 * E2E_ORIGIN, E2E_DATABASE_URL and E2E_DATA_DIR (mail lies in its outbox).
 */
export default async function setup(): Promise<() => Promise<void>> {
  const { port } = new URL(process.env.E2E_ORIGIN ?? '');
  const server = startWatched({ args: ['scripts/run.mjs', 'e2e-server', port], output: 'pipe' });
  const ended = once(server, 'exit');
  const told = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const line = output.split('\n').find((one) => one.startsWith(SERVING));
      if (line !== undefined) resolve(line.slice(SERVING.length));
    });
    server.stderr?.pipe(process.stderr);
    ended.then(() => reject(new Error(`the server of the tests has ended: ${output}`)), reject);
  });
  Object.assign(process.env, JSON.parse(told));
  server.stdout?.removeAllListeners('data').pipe(process.stdout);
  return async () => {
    server.kill('SIGTERM');
    await ended;
  };
}
