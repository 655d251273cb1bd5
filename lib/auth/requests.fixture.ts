import { transact } from '@/lib/platform/transact';
import { SITE } from '@/lib/testing/sign-in';
import { createToken } from './commands/tokens';
import { actorOf } from './session';
import type { Scope } from './types';

export const request = (headers: Record<string, string>, method = 'GET') =>
  new Request(`${SITE}/api/v1/me`, { method, headers });
export const read = (cookie: string) => actorOf(request({ cookie }));
export const write = (cookie: string) => actorOf(request({ cookie, origin: SITE }, 'POST'));
export const withToken = (token: string, method = 'GET', scope?: Scope) =>
  actorOf(request({ authorization: `Bearer ${token}` }, method), scope);

export async function tokenFor(
  userId: string,
  scopes: Scope[] = ['read'],
  expiresAt: Date | null = null,
): Promise<string> {
  const made = await transact((tx) =>
    createToken(tx, userId, { name: 'test', scopes, expiresAt }, new Date()),
  );
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}
