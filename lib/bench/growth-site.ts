import type pg from 'pg';
import { hashOf, newApiToken, newSecret } from '@/lib/auth/secret-token';
import { withClient } from '@/lib/instance/postgres/connect';
import { MADE_DOMAIN } from '@/lib/growth/plan';
import { DAY } from '@/lib/platform/clock';

/** An instance that serves a made community. */
export interface GrownSite {
  readonly origin: string;
  readonly databaseUrl: string;
}

/** Who asks: nobody who is signed in, somebody who contributes, somebody who decides. */
export type Asker = 'visitor' | 'member' | 'moderator';

/** Of each sort some that stand in the site's database, and who may ask for them. */
export interface Sample {
  /** The same in every database: any, and those that uses crowd on. */
  readonly ports: readonly string[];
  readonly crowded: readonly string[];
  readonly services: readonly string[];
  readonly releases: readonly string[];
  readonly software: readonly string[];
  readonly reports: readonly string[];
  readonly edits: readonly string[];
  readonly waiting: readonly string[];
  readonly handles: readonly string[];
  /** Headers of a request, by who asks. */
  readonly headers: Readonly<Record<Asker, Readonly<Record<string, string>>>>;
  /** The token of somebody who may vote and propose. */
  readonly token: string;
}

const SAMPLES = 24;

/** Of a table's rows some that always are the same, spread over all of it. */
const someOf = (column: string, from: string) =>
  `SELECT ${column}::text AS one FROM ${from} ORDER BY md5(${column}::text) LIMIT ${SAMPLES}`;

const SOURCES = {
  services: someOf(
    'service_name',
    'registry_row WHERE last_release_id IS NULL AND service_name IS NOT NULL',
  ),
  releases: someOf('date', 'release'),
  software: someOf('slug', `software WHERE state = 'active' AND homepage LIKE '%.example/'`),
  reports: someOf('id', `report WHERE state = 'active'`),
  edits: someOf('id', `edit WHERE state = 'applied'`),
  waiting: someOf('id', `edit WHERE state = 'open'`),
  // Regulars: most of what there is was written by them.
  handles: `SELECT handle::text AS one FROM "user" WHERE email LIKE '%@${MADE_DOMAIN}' AND earned_trust > 1
    AND role = 'member' ORDER BY md5(id) LIMIT ${SAMPLES}`,
} as const;

const spread = (count: number, step: number) =>
  Array.from({ length: count }, (_, n) => String((n * step + 1_323) % 65_536));

/** Looks the samples up, and signs a made member and a made moderator in. Writes sessions and a token. */
export async function sampleOf({ databaseUrl }: GrownSite): Promise<Sample> {
  return withClient(databaseUrl, async (client) => {
    const found: Record<string, string[]> = {};
    for (const [name, text] of Object.entries(SOURCES)) {
      const { rows } = await client.query<{ one: string }>(text);
      if (rows.length === 0) throw new Error(`there are no ${name}: is it a made community?`);
      found[name] = rows.map(({ one }) => one);
    }
    const [member, moderator] = [
      await someone(client, 'member'),
      await someone(client, 'moderator'),
    ];
    const token = newApiToken();
    await client.query(
      `INSERT INTO api_token (id, user_id, name, hash, scopes) VALUES ($1, $2, 'bench', $3, '{read,write}')`,
      [`bench-${hashOf(token).slice(0, 20)}`, moderator, hashOf(token)],
    );
    return {
      ...(found as Record<keyof typeof SOURCES, string[]>),
      ports: spread(SAMPLES, 7_919),
      crowded: ['8080', '3000', '8000', '5000', '8888', '9000'],
      headers: {
        visitor: {},
        member: { cookie: await signIn(client, member) },
        moderator: { cookie: await signIn(client, moderator) },
      },
      token,
    };
  });
}

async function someone(client: pg.Client, role: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM "user" WHERE role = $1 AND email LIKE $2 AND suspended_at IS NULL
     ORDER BY earned_trust DESC, md5(id) LIMIT 1`,
    [role, `%@${MADE_DOMAIN}`],
  );
  return rows[0]?.id ?? '';
}

async function signIn(client: pg.Client, userId: string): Promise<string> {
  const secret = newSecret();
  await client.query(
    `INSERT INTO session (id, session_token, user_id, expires) VALUES ($1, $2, $3, $4)`,
    [`bench-${hashOf(secret).slice(0, 20)}`, hashOf(secret), userId, new Date(Date.now() + DAY)],
  );
  return `next-auth.session-token=${secret}`;
}
