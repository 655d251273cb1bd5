import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import { DAY, MINUTE } from '@/lib/platform/clock';
import { freePort } from '@/lib/instance/postgres/free-port';
import { isCertainlyUndelivered, isServerAway, retryAt } from './mail-retry';

const letter = { from: 'a@example.org', to: 'b@example.org', subject: 'x', text: 'x' };

it('a letter goes again where the server was never reached, as the mailer says it', async () => {
  const transport = createTransport(`smtp://127.0.0.1:${await freePort()}`);
  const fault: unknown = await transport.sendMail(letter).catch((error: unknown) => error);
  expect(isCertainlyUndelivered(fault)).toBe(true);
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
  ['the server said no at 400', { responseCode: 400 }, true],
  ['it said yes', { responseCode: 399 }, false],
  ['its answer is no number', { responseCode: '451' }, false],
  ['there is no such host', { code: 'EDNS' }, true],
  ['it takes no such login', { code: 'EAUTH' }, true],
  ['it knows no such address, without a number', { code: 'EENVELOPE' }, true],
  ['it speaks no TLS', { code: 'ETLS' }, true],
  ['it never greeted', { code: 'ETIMEDOUT', message: 'Greeting never received' }, true],
  ['something else has that message', { code: 'EOTHER', message: 'Connection timeout' }, false],
  ['the fault is a word', 'Connection timeout', false],
  ['there is no fault', null, false],
  ['there is nothing', undefined, false],
])('where %s: %o → %s', (_, error, again) => {
  expect(isCertainlyUndelivered(error)).toBe(again);
});

it.each([
  ['there is no such host', { code: 'EDNS' }, true],
  ['nobody listens', { syscall: 'connect' }, true],
  ['it never greeted', { code: 'ETIMEDOUT', message: 'Greeting never received' }, true],
  ['it knows no such address', { code: 'EENVELOPE', responseCode: 550 }, false],
  ['it fell silent in the midst', { code: 'ETIMEDOUT', message: 'Timeout' }, false],
])('the server is away where %s: %o → %s', (_, error, away) => {
  expect(isServerAway(error)).toBe(away);
});

it('each time it waits longer, at most six hours, and after seven days no more', () => {
  const since = new Date(0);
  const minutes = Array.from({ length: 10 }, (_, at) => at + 1).map(
    (tries) => (retryAt(tries, since, since)?.getTime() ?? 0) / MINUTE,
  );
  expect(minutes).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
  expect(retryAt(400, since, new Date(7 * DAY - 1))).not.toBeNull();
  expect(retryAt(1, since, new Date(7 * DAY))).toBeNull();
});
