import type pg from 'pg';
import { inject } from 'vitest';
import { withClient } from '@/lib/instance/postgres/connect';
import { disconnect } from '@/lib/platform/db';
import { databaseUrl } from '@/lib/platform/env';
import { copyDatabase } from './databases';

/**
 * Fills this file's database, which must be as the migrations left it, by `fill`: once for the whole run, by
 * whichever file asks first. The others get a copy of what it filled, called `name`. Answers what `fill` did,
 * which must be JSON.
 */
export async function fillOnce<Answer>(name: string, fill: () => Promise<Answer>): Promise<Answer> {
  const filled = `${inject('templateDatabase')}_${name}`;
  const own = new URL(databaseUrl()).pathname.slice(1);
  return withClient(inject('serverUrl'), async (client) => {
    // Until this connection ends: whoever asks meanwhile waits for the copy.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [filled]);
    const known = await findAnswer(client, filled);
    if (known !== null) {
      await disconnect();
      await copyDatabase(client, filled, own);
      return JSON.parse(known) as Answer;
    }
    const answer = await fill();
    await disconnect();
    await copyDatabase(client, own, filled);
    const said = client.escapeLiteral(JSON.stringify(answer ?? null));
    await client.query(`COMMENT ON DATABASE ${client.escapeIdentifier(filled)} IS ${said}`);
    return answer;
  });
}

/** What filling this database answered, which is written at its end; null where there is none. */
async function findAnswer(client: pg.Client, name: string): Promise<string | null> {
  const { rows } = await client.query<{ answer: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS answer FROM pg_database WHERE datname = $1`,
    [name],
  );
  return rows[0]?.answer ?? null;
}
