import type pg from 'pg';
import { hashOf, newApiToken } from '@/lib/auth/secret-token';
import { firstDataStep } from '@/lib/setup/first-data';
import type { Stormer } from './ledger';

/** Accounts that no limit holds up, with their tokens. */
export interface People {
  readonly authors: readonly Stormer[];
  readonly moderators: readonly Stormer[];
}

/** Makes them; the first data, which the storm has no use for, is noted as brought in and stays out. */
export async function populate(
  database: pg.Client,
  authors: number,
  moderators: number,
): Promise<People> {
  const { name, hash } = await firstDataStep();
  await database.query('INSERT INTO setup_step (name, hash) VALUES ($1, $2)', [name, hash]);
  return {
    authors: await stormers(database, authors, 'reviewer'),
    moderators: await stormers(database, moderators, 'moderator'),
  };
}

async function stormers(
  database: pg.Client,
  count: number,
  role: 'reviewer' | 'moderator',
): Promise<Stormer[]> {
  const made: Stormer[] = [];
  while (made.length < count) {
    const [id, token] = [`${role}-${made.length + 1}`, newApiToken()];
    await database.query(
      `INSERT INTO "user" (id, email, email_verified, handle, role) VALUES ($1, $2, now(), $3, $4)`,
      [id, `${id}@example.org`, id, role],
    );
    await database.query(
      `INSERT INTO api_token (id, user_id, name, hash, scopes) VALUES ($1, $2, 'Storm', $3, '{read,write,moderate}')`,
      [id, id, hashOf(token)],
    );
    made.push({ id, handle: id, token });
  }
  return made;
}
