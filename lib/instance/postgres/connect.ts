import pg from 'pg';

/**
 * Runs `work` on a connection of its own to the database at `url`. A server that stops meanwhile
 * makes the query under way fail, never the whole process: the driver also emits an event, and an
 * `error` event without a listener ends Node.
 */
export async function withClient<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
  options: Pick<pg.ClientConfig, 'connectionTimeoutMillis'> = {},
): Promise<Value> {
  const client = new pg.Client({ connectionString: url, ...options });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
