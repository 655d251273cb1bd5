import type { TestProject } from 'vitest/node';
import { migrate } from '@/lib/instance/migrate';
import { startDatabaseServer } from './database-server';
import { createDatabase, dropDatabases, onServer } from './databases';

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string;
    templateDatabase: string;
  }
}

/** Once for a run: a server, and one migrated database that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startDatabaseServer();
  const template = `portolan_test_${process.pid}_template`;
  await createDatabase(server.url, template);
  await migrate(onServer(server.url, template), process.cwd());
  project.provide('serverUrl', server.url);
  project.provide('templateDatabase', template);
  return async () => {
    await dropDatabases(server.url, template);
    await server.stop();
  };
}
