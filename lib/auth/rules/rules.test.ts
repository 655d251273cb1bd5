import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cookieHeader, endedCookies, hintCookie, readCookies } from '../cookies';
import { agentNames } from './agent';
import { emailAddressSchema } from './email-address';
import {
  foldHandle,
  handleFault,
  handleSchema,
  isClosedHandle,
  isGeneratedHandle,
  suggestedHandle,
} from './handle';
import { nextFromReferer, safeNext } from './next-path';
import { isSignInError, SIGN_IN_ERRORS, signInErrorOf } from './sign-in-error';

test.each(['ana', 'port-80', 'a_b', '0day', 'jan-kowalski_2'])('%s may be chosen', (handle) => {
  expect(handleFault(handle)).toBeNull();
  expect(handleSchema.safeParse(handle).success).toBe(true);
});

test.each([
  ['ab', 'length'],
  ['a'.repeat(25), 'length'],
  ['-ana', 'letters'],
  ['ana-', 'letters'],
  ['a--b', 'letters'],
  ['an a', 'letters'],
  ['aña', 'letters'],
  ['аna', 'letters'], // the first letter is Cyrillic
  ['admin', 'reserved'],
  ['adm1n', 'reserved'],
  ['a-d-m-i-n', 'reserved'],
  ['p0rtolan', 'reserved'],
  ['5y5t3m', 'reserved'],
  ['7e4m', 'reserved'],
  ['portolan-team', 'reserved'],
  ['sailor-abc123', 'reserved'],
  ['former-member-x', 'reserved'],
  ['moderator_2', 'reserved'],
])('%s may not: %s', (handle, fault) => {
  expect(handleFault(foldHandle(handle))).toBe(fault);
});

test('a handle has 3 to 24 letters', () => {
  expect(['ab', 'abc', 'a'.repeat(24), 'a'.repeat(25)].map(handleFault)).toEqual([
    'length',
    null,
    null,
    'length',
  ]);
});

test('every handle that is suggested may be chosen', () => {
  const words = new Set<string>();
  for (let at = 0; at < 64; at += 1) {
    const handle = suggestedHandle((below) => at % below);
    expect(handleFault(handle), handle).toBeNull();
    words.add(handle.split('-')[0] ?? '');
  }
  expect(words.size).toBe(16);
  expect(suggestedHandle((below) => below - 1)).toMatch(/^[a-z]+-9999$/);
});

test('the instance knows the handles of its own making', () => {
  expect(['sailor-7', 'a-sailor-7', 'former-member-7'].map(isGeneratedHandle)).toEqual([
    true,
    false,
    false,
  ]);
  expect(['former-member-7', 'a-former-member-7', 'ana'].map(isClosedHandle)).toEqual([
    true,
    false,
    false,
  ]);
});

test('what is the same letter in other clothes is the same letter', () => {
  expect(foldHandle(' @Ａna ')).toBe('ana');
  expect(foldHandle('ana@home')).toBe('ana@home');
  expect(foldHandle('𝒂𝒏𝒂')).toBe('ana');
  expect(foldHandle('ﬁsh')).toBe('fish');
});

test.each(['/', '/ports/80', '/he/ports/80?x=1#notes', '/account', '/users/api'])(
  '%s is a place to return to',
  (path) => {
    expect(safeNext(path)).toBe(path);
  },
);

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '\\\\evil.example',
  '',
  'ports',
  '/api/auth/signout',
  '/_next/x',
  '/api',
  'x/ports/80',
  'http://site.invalid/ports/80',
  `/${'x'.repeat(1_000)}`,
  null,
  7,
  ['/'],
])('%j is not', (path) => {
  expect(safeNext(path)).toBeNull();
});

test('no path leads off the site', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('/', '\\', '.', '..', '@', ':', 'evil.example', '\t', '%2f', '?', '#'),
      ),
      (parts) => {
        const next = safeNext(parts.join(''));
        if (next !== null) expect(new URL(next, 'https://own.example').host).toBe('own.example');
      },
    ),
  );
});

test('the page before is remembered, but not another site’s, nor the sign-in itself', () => {
  expect(nextFromReferer('http://own/ports/80', 'own')).toBe('/ports/80');
  expect(nextFromReferer('http://other/ports/80', 'own')).toBeNull();
  expect(nextFromReferer('http://own/he/signin?next=/x', 'own')).toBeNull();
  expect(nextFromReferer(null, 'own')).toBeNull();
  expect(nextFromReferer('http://own/ports/80', null)).toBeNull();
  expect(nextFromReferer('not an address', 'own')).toBeNull();
  expect(nextFromReferer('http://own/account', 'own')).toBeNull();
  expect(nextFromReferer('http://own/signin/confirm', 'own')).toBeNull();
  expect(nextFromReferer('http://own/signing', 'own')).toBe('/signing');
  expect(nextFromReferer('http://own/users/account', 'own')).toBe('/users/account');
});

test.each([
  ['/api/auth/error?error=Verification', 'link'],
  ['/api/auth/error?error=EmailSignin', 'mail'],
  ['/api/auth/error?error=UnverifiedAddress', 'unverified'],
  ['/api/auth/error?error=OAuthAccountNotLinked', 'taken'],
  ['/api/auth/error?error=Callback', 'provider'],
  ['/api/auth/error', 'provider'],
  ['/api/auth/verify-request?provider=email', null],
  ['/account?error=Verification', null],
  ['/x/api/auth/?error=Verification', null],
  ['/x/api/auth/', null],
])('the sign-in redirects to %s: %s', (path, error) => {
  expect(signInErrorOf(path)).toBe(error);
});

test('an error of the sign-in is one of those with a text', () => {
  expect(SIGN_IN_ERRORS.every(isSignInError)).toBe(true);
  expect(['Verification', '', null, undefined].some(isSignInError)).toBe(false);
});

test('an address is one address, in lower case', () => {
  expect(emailAddressSchema.parse(' Ana@Example.ORG ')).toBe('ana@example.org');
  for (const wrong of [
    'ana',
    'a@b',
    'ana@example.org,b@example.org',
    'ana@example.org\nBcc: x@y.zz',
    '"a"@example.org x',
    '',
  ]) {
    expect(emailAddressSchema.safeParse(wrong).success, wrong).toBe(false);
  }
});

test('a browser is called what its user calls it', () => {
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  expect(agentNames(chrome)).toEqual({ browser: 'Chrome', system: 'Linux' });
  expect(agentNames(`${chrome} Edg/140.0`)).toEqual({ browser: 'Edge', system: 'Linux' });
  expect(agentNames(chrome.replace('Chrome/', 'HeadlessChrome/')).browser).toBe('Chrome');
  expect(agentNames('')).toEqual({ browser: null, system: null });
  expect(agentNames(null)).toEqual({ browser: null, system: null });
});

test('cookies are read as browsers write them', () => {
  expect(readCookies('a=1; b=x%20y; a=2; broken; c=%zz')).toEqual({ a: '1', b: 'x y', c: '%zz' });
  expect(readCookies(null)).toEqual({});
  expect(cookieHeader(hintCookie(true))).toBe(
    'signed-in=1; Path=/; Max-Age=5184000; SameSite=Lax; Secure',
  );
  expect(endedCookies(false).map(cookieHeader)).toEqual([
    'next-auth.session-token=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly',
    'signed-in=; Path=/; Max-Age=0; SameSite=Lax',
  ]);
});
