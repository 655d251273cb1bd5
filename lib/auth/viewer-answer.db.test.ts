import { beforeEach, expect, test } from 'vitest';
import { resetDb } from '@/lib/testing/postgres';
import { viewerSchema } from './types';
import { cookiesSet, signedIn, SITE } from '@/lib/testing/sign-in';
import { viewerAnswer } from './viewer-answer';

beforeEach(() => resetDb());

const me = (cookie = '') =>
  viewerAnswer(new Request(`${SITE}/api/v1/me`, { headers: { cookie } }), () => Promise.resolve(3));

test('a member is told who they are and what they may do', async () => {
  const { cookie } = await signedIn('ana');
  const answer = await me(cookie);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const viewer = viewerSchema.parse(await answer.json());
  expect(viewer).toEqual({
    handle: 'ana',
    trust: 1,
    role: 'member',
    limits: { openEdits: 5, votesPerHour: 30, proposalsPerHour: 10 },
    unread: 3,
  });
});

test('a moderator is not held up', async () => {
  const { cookie } = await signedIn('ana', { role: 'moderator' });
  expect(await (await me(cookie)).json()).toMatchObject({
    trust: 4,
    role: 'moderator',
    limits: { openEdits: null, votesPerHour: null },
  });
});

test('nobody is 401, and a browser that believed otherwise is told', async () => {
  const answer = await me('signed-in=1; next-auth.session-token=gone');
  expect(answer.status).toBe(401);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(cookiesSet(answer)).toEqual({ 'signed-in': '' });
  expect((await me()).headers.getSetCookie()).toEqual([]);
});
