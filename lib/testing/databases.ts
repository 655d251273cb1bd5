import type pg from 'pg';
import { withClient } from '@/lib/instance/postgres/connect';

/** A database on the server of the tests: `serverUrl` names the server, whatever its database. */
export function onServer(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Makes `name`, as a copy of `template` where one is given. */
export async function createDatabase(serverUrl: string, name: string, template?: string) {
  await withClient(serverUrl, async (client) => {
    const copy = template === undefined ? '' : ` TEMPLATE ${client.escapeIdentifier(template)}`;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}${copy}`);
  });
}

/** Makes `name` a copy of `template`, to which nobody may be connected, whatever was there. */
export async function copyDatabase(
  client: pg.Client,
  template: string,
  name: string,
): Promise<void> {
  const [from, to] = [template, name].map((one) => client.escapeIdentifier(one));
  await client.query(`DROP DATABASE IF EXISTS ${to} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${to} TEMPLATE ${from}`);
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
  });
}

/** Drops every database whose name begins so. */
export async function dropDatabases(serverUrl: string, beginning: string): Promise<void> {
  const names = await withClient(serverUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [beginning],
    );
    return rows.map(({ name }) => name);
  });
  for (const name of names) await dropDatabase(serverUrl, name);
}
