import { createHash } from 'node:crypto';
import { sql, type Sql } from '@/lib/platform/sql';
import { failure, type Failure } from '@/lib/platform/errors';

/** An answer as it is kept: repeated byte for byte but for its headers. `body` is JSON. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
}

interface KeptRow {
  readonly requestHash: string;
  readonly status: number;
  /** JSON as text, for JSONB would order its members anew; JSON itself where an older release kept it. */
  readonly body: unknown;
}

/** What a key names: one request of one account. */
export interface RequestKey {
  readonly actor: string;
  readonly key: string;
  readonly requestHash: string;
}

const LONGEST_KEY = 200;

/** The request's `Idempotency-Key` with what it was sent for; null without one, `invalid` for one that is none. */
export function requestKey(
  request: Request,
  actor: string,
  body: unknown,
): RequestKey | null | Failure<'invalid'> {
  const key = request.headers.get('idempotency-key');
  if (key === null) return null;
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > LONGEST_KEY)
    return wrongKey(`must have 1 to ${LONGEST_KEY} printable characters`);
  const what = JSON.stringify([request.method, new URL(request.url).pathname, body]);
  return { actor, key, requestHash: createHash('sha256').update(what).digest('hex') };
}

function wrongKey(message: string): Failure<'invalid'> {
  return failure('invalid', { errors: [{ path: 'Idempotency-Key', message }] });
}

/**
 * Claims a key in the transaction of the write itself: null where it is new, else what the first
 * request was answered. One that is under way is waited for, because its row is locked.
 */
export async function claimKey(
  tx: Sql,
  { actor, key, requestHash }: RequestKey,
  now: Date,
): Promise<KeptAnswer | null | Failure<'invalid'>> {
  const claimed = await tx.$executeRaw`
    INSERT INTO idempotent_answer (actor, key, request_hash, status, body, created_at)
    VALUES (${actor}, ${key}, ${requestHash}, 0, 'null', ${now}) ON CONFLICT DO NOTHING`;
  if (claimed > 0) return null;
  const [kept] = await tx.$queryRaw<KeptRow[]>`
    SELECT request_hash AS "requestHash", status, body FROM idempotent_answer WHERE actor = ${actor} AND key = ${key}`;
  if (kept === undefined) throw new TypeError('a claimed key is gone');
  return kept.requestHash === requestHash
    ? { status: kept.status, body: textOf(kept.body) }
    : wrongKey('was used for another request');
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Keeps the answer to a claimed key, in the same transaction. */
export async function keepAnswer(
  tx: Sql,
  { actor, key }: RequestKey,
  answer: KeptAnswer,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE idempotent_answer SET status = ${answer.status}, body = ${JSON.stringify(answer.body)}::jsonb
    WHERE actor = ${actor} AND key = ${key}`;
}

/** Keeps a refusal, whose transaction was rolled back with its claim; whoever came first counts. */
export async function keepRefusal(
  { actor, key, requestHash }: RequestKey,
  answer: KeptAnswer,
  now: Date,
): Promise<void> {
  await sql().$executeRaw`
    INSERT INTO idempotent_answer (actor, key, request_hash, status, body, created_at)
    VALUES (${actor}, ${key}, ${requestHash}, ${answer.status}, ${JSON.stringify(answer.body)}::jsonb, ${now})
    ON CONFLICT DO NOTHING`;
}
