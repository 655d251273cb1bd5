import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OperatorError } from './errors';
import { parseEnv, SETTING_NAMES } from './env';

test('with nothing set, everything has its default', () => {
  const env = parseEnv({}, '/srv/portolan');
  expect(env).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    DATA_DIR: '/srv/portolan/.data',
    NEXTAUTH_URL: 'http://localhost:3000',
  });
  expect(env.DATABASE_URL).toBeUndefined();
});

test('the public address follows the port', () => {
  expect(parseEnv({ PORT: '4000' }, '/').NEXTAUTH_URL).toBe('http://localhost:4000');
});

test('proxies are a list, and none without one', () => {
  expect(parseEnv({}, '/').TRUSTED_PROXIES).toEqual([]);
  expect(parseEnv({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,' }, '/').TRUSTED_PROXIES).toEqual([
    '127.0.0.1',
    '10.0.0.0/8',
  ]);
});

test('an empty setting counts as unset', () => {
  expect(parseEnv({ DATABASE_URL: '', SMTP_URL: ' ' }, '/').DATABASE_URL).toBeUndefined();
});

test.each([
  ['PORT', 'abc', 'PORT must be a whole number from 1 to 65535, not "abc"'],
  ['PORT', '70000', 'PORT must be a whole number from 1 to 65535, not "70000"'],
  ['PORT', '0', 'PORT must be a whole number from 1 to 65535, not "0"'],
  ['HOST', 'a b', 'HOST must be an address or a host name, not "a b"'],
  ['TRUSTED_PROXIES', '127.0.0.1, proxy', 'TRUSTED_PROXIES must be addresses or networks such as'],
  ['TRUSTED_PROXIES', '10.0.0.0/40', 'not "10.0.0.0/40"'],
  ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must be an address that begins with postgresql://'],
  ['NEXTAUTH_URL', 'example.org', 'NEXTAUTH_URL must be an address that begins with http://'],
  ['NEXTAUTH_SECRET', 'short', 'NEXTAUTH_SECRET must have at least 16 characters'],
  ['SMTP_URL', 'mail', 'SMTP_URL must be an address that begins with smtp://'],
  ['MAIL_FROM', 'nobody', 'MAIL_FROM must be an e-mail address, or Name <address>'],
  ['REQUIRE_SECOND_FACTOR', 'yes', 'REQUIRE_SECOND_FACTOR must be nobody or moderators, not "yes"'],
  ['EVIDENCE_CHECKS', 'yes', 'EVIDENCE_CHECKS must be on or off, not "yes"'],
  ['EVIDENCE_TEST_ORIGIN', 'http://192.168.0.1', 'EVIDENCE_TEST_ORIGIN must be an origin on this'],
  ['EVIDENCE_TEST_ORIGIN', 'http://127.0.0.1@evil.example', 'must be an origin on this machine'],
  ['GITHUB_ID', 'x', 'GITHUB_SECRET must be set too, with GITHUB_ID'],
  ['OIDC_ISSUER', 'https://id.example.org', 'OIDC_CLIENT_ID must be set too'],
])('%s=%s is refused in one line that names it', (name, value, message) => {
  const refused = () => parseEnv({ [name]: value }, '/');
  expect(refused).toThrow(OperatorError);
  expect(refused).toThrow(message);
  expect(refused).not.toThrow(/\n/);
});

test('a secret is not repeated in the complaint about it', () => {
  expect(() => parseEnv({ NEXTAUTH_SECRET: 'hunter2' }, '/')).not.toThrow(/hunter2/);
  expect(() => parseEnv({ DATABASE_URL: 'me:hunter2@db' }, '/')).not.toThrow(/hunter2/);
});

test('.env.example lists every setting and no other', () => {
  const example = readFileSync('.env.example', 'utf8');
  const listed = [...example.matchAll(/^#?\s?([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(listed.sort()).toEqual([...SETTING_NAMES].sort());
});
