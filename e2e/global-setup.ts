import { once } from 'node:events';
import { SERVING } from '../scripts/test/e2e-server';
import { startWatched } from '../scripts/watched-child';

/**
 * Has an instance served for the browser tests, unless `npm test` does so already. What the workers
 * need to know of it they inherit: E2E_ORIGIN, E2E_DATABASE_URL and E2E_DATA_DIR (mail lies in its
 * outbox).
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.E2E_DATABASE_URL !== undefined) return () => Promise.resolve();
  const { port } = new URL(process.env.E2E_ORIGIN ?? '');
  const server = startWatched({ args: ['scripts/e2e-server.mjs', port], output: 'pipe' });
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
  return async () => {
    server.kill('SIGTERM');
    await ended;
  };
}
