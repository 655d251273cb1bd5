import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { forgetEnv } from '@/lib/platform/env';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { codeOf, give, withFactor } from './factor.fixture';
import { handleAuth } from './handler';
import { ACCESS_TOKEN, type Claims, startOidcProvider } from '@/lib/testing/oidc-provider';
import { configuredProviders } from './providers';
import { cookiesSet, signedIn, SITE } from '@/lib/testing/sign-in';

const CLIENT = { id: 'portolan', secret: 'between-us' };
let provider: Awaited<ReturnType<typeof startOidcProvider>>;

beforeAll(async () => {
  provider = await startOidcProvider(CLIENT);
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: 'Harbour',
  });
  forgetEnv();
  // What goes wrong on purpose below is logged as it should be.
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await provider.stop();
});
beforeEach(() => resetDb());

const cookieText = (cookies: Record<string, string>) =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');

/** Where the page leads by itself, and by its link without that. */
function leadsTo(answer: Response): string {
  return /^0; url=(.+)$/.exec(answer.headers.get('refresh') ?? '')?.[1] ?? '';
}

/** Presses the provider's button, signs in there and comes back. */
async function signInThere(
  claims: Claims,
  more: { next?: string; cookie?: string; keepCookies?: boolean } = {},
) {
  const start = await handleAuth(
    new Request(`${SITE}/api/auth/signin/oidc`, {
      method: 'POST',
      headers: { origin: SITE, cookie: more.cookie ?? '' },
      body: new URLSearchParams({ next: more.next ?? '/ports/80' }),
    }),
  );
  const back = provider.consent(new URL(leadsTo(start)), claims);
  const cookie =
    more.keepCookies === false ? '' : [cookieText(cookiesSet(start)), more.cookie ?? ''].join('; ');
  return handleAuth(new Request(back, { headers: { cookie } }));
}
const ANA: Claims = { sub: '7', email: 'Ana@Example.org', email_verified: true };

test('the provider is there where it is set up, under its own name', () => {
  expect(configuredProviders()).toEqual([{ id: 'oidc', name: 'Harbour' }]);
});

test('whoever is new gets an account, and nothing is kept of what the provider told but its number', async () => {
  const answer = await signInThere(ANA);
  expect(answer.headers.get('location')).toBe('/account/handle?next=%2Fports%2F80');
  const cookies = cookiesSet(answer);
  expect(cookies['next-auth.session-token']).not.toBe('');
  expect(cookies['signed-in']).toBe('1');
  expect(cookies['next-auth.callback-url']).toBe('');
  expect(await testDb().user.findMany()).toMatchObject([{ email: 'ana@example.org', name: null }]);
  expect((await testDb().user.findMany())[0]?.emailVerified).toBeInstanceOf(Date);
  const accounts = await testDb().account.findMany();
  expect(accounts).toMatchObject([{ provider: 'oidc', providerAccountId: '7' }]);
  expect(JSON.stringify(accounts)).not.toContain(ACCESS_TOKEN);
});

test('whoever has an account with that address is the same person, and comes back to where they were', async () => {
  const { user } = await signedIn('ana');
  const answer = await signInThere(ANA, { next: '/he/ports/80' });
  expect(answer.headers.get('location')).toBe('/he/ports/80');
  expect(await testDb().account.findMany()).toMatchObject([{ userId: user.id }]);
  await testDb().user.update({ where: { id: user.id }, data: { email: 'moved@example.org' } });
  await signInThere(ANA);
  expect(await testDb().user.count()).toBe(1);
});

test('a provider does not spare anybody the second factor', async () => {
  const { user } = await signedIn('ana');
  const { secret } = await withFactor(user.id, null, new Date());
  const there = await signInThere(ANA, { next: '/he/ports/80' });
  expect(there.headers.get('location')).toBe('/he/signin/factor?next=%2Fhe%2Fports%2F80');
  const cookies = cookiesSet(there);
  expect(cookies).not.toHaveProperty('next-auth.session-token');
  expect(await testDb().session.count()).toBe(0);
  const done = await give(codeOf(secret, new Date()), cookieText(cookies));
  expect(cookiesSet(done)).toHaveProperty('next-auth.session-token');
});

test.each([
  { sub: '8', email: 'ana@example.org', email_verified: false },
  { sub: '8', email: 'ana@example.org' },
  { sub: '8' },
])('an address that the provider does not vouch for signs nobody in: %j', async (claims) => {
  await signedIn('ana');
  const answer = await signInThere(claims, { next: '/he' });
  expect(answer.headers.get('location')).toBe('/he/signin?error=unverified&next=%2Fhe');
  expect(await testDb().account.count()).toBe(0);
  expect(await testDb().session.count()).toBe(1);
});

test('an answer that another browser asked for signs nobody in', async () => {
  const answer = await signInThere(ANA, { keepCookies: false });
  expect(answer.headers.get('location')).toMatch(/^\/signin\?error=provider/);
  expect(vi.mocked(process.stderr.write).mock.lastCall?.[0]).toContain(
    'warn sign-in-refused reason=provider',
  );
  expect(await testDb().session.count()).toBe(0);
});

test('the button is answered with a page that leads on: no redirect meets the form-action of the page before', async () => {
  const start = await handleAuth(
    new Request(`${SITE}/api/auth/signin/oidc`, {
      method: 'POST',
      headers: { origin: SITE },
      body: new URLSearchParams({ next: '/he/ports/80' }),
    }),
  );
  expect([start.status, start.headers.get('location')]).toEqual([200, null]);
  expect(new URL(leadsTo(start)).origin).toBe(new URL(provider.issuer).origin);
  const html = await start.text();
  expect(html).toContain('<html lang="he" dir="rtl">');
  expect(html).toContain(`<a href="${leadsTo(start).replaceAll('&', '&amp;')}">`);
  expect(html).toContain('Harbour');
});

test('a page of another site cannot send anybody to the provider', async () => {
  const start = await handleAuth(
    new Request(`${SITE}/api/auth/signin/oidc`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams(),
    }),
  );
  expect(start.status).toBe(403);
});
