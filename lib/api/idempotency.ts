import { z } from 'zod';
import { execute, rows } from '@/lib/platform/raw';
import { createHash } from 'node:crypto';
import { db, type Tx } from '@/lib/platform/db';
import { type ErrorCode, type ErrorParams, fieldError } from '@/lib/platform/error-codes';
import { failure, type Failure } from '@/lib/platform/errors';
import { idempotencyKeySchema, LONGEST_IDEMPOTENCY_KEY } from './params';

/** An answer as it is kept: repeated byte for byte but for its headers. `body` is JSON. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
}

const KeptRow = z.object({
  ...{ requestHash: z.string(), status: z.int() },
  /** JSON as text, for JSONB would order its members anew; JSON itself where an older release kept it. */
  body: z.unknown(),
});

/** What a key names: one request of one account. */
export interface RequestKey {
  readonly actor: string;
  readonly key: string;
  readonly requestHash: string;
}

/** The request's `Idempotency-Key` with what it was sent for; null without one, `invalid` for one that is none. */
export function requestKey(
  request: Request,
  actor: string,
  body: unknown,
): RequestKey | null | Failure<'invalid'> {
  const key = request.headers.get('idempotency-key');
  if (key === null) return null;
  if (!idempotencyKeySchema.safeParse(key).success)
    return wrongKey('not_printable', { maximum: LONGEST_IDEMPOTENCY_KEY });
  const what = JSON.stringify([request.method, new URL(request.url).pathname, body]);
  return { actor, key, requestHash: createHash('sha256').update(what).digest('hex') };
}

function wrongKey(code: ErrorCode, params: ErrorParams = {}): Failure<'invalid'> {
  return failure('invalid', { errors: [fieldError('Idempotency-Key', code, params)] });
}

/**
 * Claims a key in the transaction of the write itself: null where it is new, else what the first
 * request was answered. One that is under way is waited for, because its row is locked.
 */
export async function claimKey(
  tx: Tx,
  { actor, key, requestHash }: RequestKey,
  now: Date,
): Promise<KeptAnswer | null | Failure<'invalid'>> {
  const claimed = await execute(tx)`
    INSERT INTO idempotent_answer (actor, key, request_hash, status, body, created_at)
    VALUES (${actor}, ${key}, ${requestHash}, 0, 'null', ${now}) ON CONFLICT DO NOTHING`;
  if (claimed > 0) return null;
  const [kept] = await rows(tx, KeptRow)`
    SELECT request_hash AS "requestHash", status, body FROM idempotent_answer WHERE actor = ${actor} AND key = ${key}`;
  if (kept === undefined) throw new TypeError('a claimed key is gone');
  return kept.requestHash === requestHash
    ? { status: kept.status, body: textOf(kept.body) }
    : wrongKey('used_before');
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Keeps the answer to a claimed key, in the same transaction. */
export async function keepAnswer(
  tx: Tx,
  { actor, key }: RequestKey,
  answer: KeptAnswer,
): Promise<void> {
  await execute(tx)`
    UPDATE idempotent_answer SET status = ${answer.status}, body = ${JSON.stringify(answer.body)}::jsonb
    WHERE actor = ${actor} AND key = ${key}`;
}

/** Keeps a refusal, whose transaction was rolled back with its claim; whoever came first counts. */
export async function keepRefusal(
  { actor, key, requestHash }: RequestKey,
  answer: KeptAnswer,
  now: Date,
): Promise<void> {
  await execute(db())`
    INSERT INTO idempotent_answer (actor, key, request_hash, status, body, created_at)
    VALUES (${actor}, ${key}, ${requestHash}, ${answer.status}, ${JSON.stringify(answer.body)}::jsonb, ${now})
    ON CONFLICT DO NOTHING`;
}
