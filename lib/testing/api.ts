import { createToken } from '@/lib/auth/commands/tokens';
import type { Scope } from '@/lib/auth/types';
import { dispatch, type Method } from './dispatch.fixture';
import { testDb } from './postgres';

/** What tests look at in answers of every shape; the rest they match as a whole. */
export interface AnswerBody {
  readonly [field: string]: unknown;
  readonly id: number;
  readonly reason: string;
  readonly actions: readonly string[];
  readonly items: readonly { readonly id: number; readonly outcome: string }[];
  readonly nextCursor: string | null;
  readonly errors?: readonly { readonly path: string }[];
}

/** An answer of the API, its JSON read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AnswerBody;
}

export interface Sent {
  readonly body?: unknown;
  /** Sent as it is, where a test is about bodies that are no JSON. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Caller = (method: Method, path: string, sent?: Sent) => Promise<Answer>;

/** Calls the API for an account by a token of its own; for nobody where none is named. */
export async function caller(
  who: { readonly id: string } | null,
  scopes: readonly Scope[] = ['read', 'write', 'moderate'],
): Promise<Caller> {
  const own: Record<string, string> = {};
  if (who !== null) own.authorization = `Bearer ${await tokenFor(who.id, scopes)}`;
  return async (method, path, { body, raw, headers = {} } = {}) => {
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const type: Record<string, string> = {};
    if (text !== undefined) type['content-type'] = 'application/json';
    const request = new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: { ...type, ...own, ...headers },
      ...(text === undefined ? {} : { body: text }),
    });
    const response = await dispatch(request);
    const answered = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(answered === '' ? '{}' : answered) as AnswerBody,
    };
  };
}

/** Flags a thing. */
export async function flag(
  who: { readonly id: string },
  type: string,
  id: number | string,
): Promise<Answer> {
  const body = { subject: { type, id }, reason: 'spam', note: 'Look.' };
  return (await caller(who))('POST', '/flags', { body });
}

async function tokenFor(userId: string, scopes: readonly Scope[]): Promise<string> {
  const created = await createToken(
    testDb(),
    userId,
    { name: 'test', scopes, expiresAt: null },
    new Date(),
  );
  if (!created.ok) throw new Error(`no token: ${created.reason ?? ''}`);
  return created.value;
}
