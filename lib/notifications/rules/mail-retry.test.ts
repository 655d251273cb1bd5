import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import { freePort } from '@/lib/platform/postgres/free-port';
import { mayBeSentAgain, retryAt } from './mail-retry';

const letter = { from: 'a@example.org', to: 'b@example.org', subject: 'x', text: 'x' };

it('a letter goes again where the server was never reached, as the mailer says it', async () => {
  const transport = createTransport(`smtp://127.0.0.1:${await freePort()}`);
  const fault: unknown = await transport.sendMail(letter).catch((error: unknown) => error);
  expect(mayBeSentAgain(fault)).toBe(true);
});

it.each([
  ['the server said no', { code: 'EMESSAGE', responseCode: 451 }, true],
  ['it knows no such address', { code: 'EENVELOPE', responseCode: 550 }, true],
  ['it never answered', { code: 'ETIMEDOUT', message: 'Connection timeout' }, true],
  ['it fell silent in the midst', { code: 'ETIMEDOUT', message: 'Timeout' }, false],
  [
    'the connection closed',
    { code: 'ECONNECTION', message: 'Connection closed unexpectedly' },
    false,
  ],
  ['something else is wrong', new TypeError('no'), false],
])('where %s: %o → %s', (_, error, again) => {
  expect(mayBeSentAgain(error)).toBe(again);
});

it('each time it waits longer, and in the end no more', () => {
  const now = new Date(0);
  const waits = [1, 2, 3, 4, 5].map((tries) => retryAt(tries, now)?.getTime() ?? null);
  expect(waits).toEqual([120_000, 240_000, 480_000, 960_000, null]);
});
