import { startDatabaseServer } from '@/lib/testing/database-server';
import { complain, note } from '../terminal';
import { ensureClient } from '../workspace/client';
import { openTestInstance } from './e2e-instance';

/** Begins the line on standard output that says, in JSON, how to reach the instance. */
export const SERVING = 'E2E instance: ';

/** Serves an instance for browser tests on `port` until it is told to stop. */
export async function main([port = '']: string[]): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const server = await startDatabaseServer();
  let status = 0;
  try {
    await ensureClient(process.cwd(), note);
    const instance = await openTestInstance(server.url, Number(port));
    try {
      await instance.build();
      note(`${SERVING}${JSON.stringify(await instance.serve())}`);
      await interrupted;
    } finally {
      await instance.close();
    }
  } catch (error) {
    complain(error);
    status = 1;
  } finally {
    await server.stop();
  }
  process.exit(status);
}
