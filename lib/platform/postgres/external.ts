import pg from 'pg';
import { errorCode, errorLine, OperatorError } from '../errors';

const OLDEST_MAJOR = 15;
const TIMEOUT_MS = 10_000;

/** Checks that the server of DATABASE_URL answers and is new enough; throws OperatorError. */
export async function checkExternalDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ major: number; version: string; encoding: string }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS major,
              current_setting('server_version') AS version,
              current_setting('server_encoding') AS encoding`,
    );
    const [found] = rows;
    if (!found || found.major < OLDEST_MAJOR) {
      throw new OperatorError(
        `DATABASE_URL: Portolan needs PostgreSQL ${OLDEST_MAJOR} or newer, this is ${found?.version}`,
      );
    }
    if (found.encoding !== 'UTF8') {
      throw new OperatorError(`DATABASE_URL: the database must be UTF8, it is ${found.encoding}`);
    }
  } catch (error) {
    throw error instanceof OperatorError ? error : explain(error, new URL(url));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What each refusal means to the person who wrote the address; the password is never repeated. */
function explain(error: unknown, url: URL): OperatorError {
  const where = `${url.hostname || 'localhost'}:${url.port || '5432'}`;
  const database = decodeURIComponent(url.pathname.slice(1));
  const user = decodeURIComponent(url.username);
  const meanings: Record<string, string> = {
    ECONNREFUSED: `no PostgreSQL listens at ${where}`,
    ENOTFOUND: `there is no host ${url.hostname}`,
    EAI_AGAIN: `the host ${url.hostname} cannot be looked up`,
    '28P01': `${where} refuses the password of ${user}`,
    '28000': `${where} refuses the user ${user}`,
    '3D000': `${where} has no database ${database}`,
    '53300': `${where} has no connection free`,
    '57P03': `the PostgreSQL at ${where} is still starting`,
  };
  const meaning = meanings[errorCode(error)] ?? timeoutOr(error, where);
  return new OperatorError(`DATABASE_URL: ${meaning}`, { cause: error });
}

function timeoutOr(error: unknown, where: string): string {
  const line = errorLine(error);
  return /timeout/i.test(line) ? `nothing answers at ${where}` : `${where}: ${line}`;
}
