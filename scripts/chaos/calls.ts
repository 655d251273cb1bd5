import type { Stormer } from './ledger';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  /** The address of a visitor, as a proxy would tell it. */
  readonly from?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * One call of the API; null where it was not acknowledged: no answer, half of one, or one that says
 * that the server does not know. Never given up by itself: it must not count after the next one did.
 */
export async function call(
  origin: string,
  who: Stormer | null,
  { method, path, body, key, from }: Call,
): Promise<Answer | null> {
  try {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        ...(who === null ? {} : { authorization: `Bearer ${who.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(from === undefined ? {} : { 'x-forwarded-for': from }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: Answer = { status: response.status, body: await response.json() };
    return response.status < 500 ? answer : null;
  } catch {
    return null;
  }
}

/** Reads what must be there. */
export async function read(origin: string, who: Stormer | null, path: string): Promise<unknown> {
  const answer = await call(origin, who, { method: 'GET', path });
  if (answer?.status === 200) return answer.body;
  throw new Error(`GET ${path}: ${JSON.stringify(answer)}`);
}
