import { expect, it } from 'vitest';
import { impersonalLine } from './errors';

it.each([
  [
    "Can't send mail - all recipients were rejected: 550 5.1.1 <ada.l+x@mail.example.org>: no such user",
    "Can't send mail - all recipients were rejected: 550 5.1.1 <<address>>: no such user",
  ],
  [
    '451 to=ada@example.org from 192.0.2.7 [2001:db8:0:1::7] later',
    '451 to=<address> from <ip> [<ip>] later',
  ],
  ['ada@localhost, "bob@example.org"', '<address>, "<address>"'],
  [
    'relation "edit" does not exist at 12:34:56 in /a/b.ts:10:5',
    'relation "edit" does not exist at 12:34:56 in /a/b.ts:10:5',
  ],
  [
    '\nInvalid `tx.user.findMany()` invocation in\n/a/b.ts:55:38\n\n  52 { email: "ada" }\n→ 55 await tx.user.findMany(\nThe table `public.edit` does not exist.',
    'tx.user.findMany(): The table `public.edit` does not exist.',
  ],
])('%s → %s', (said, kept) => {
  expect(impersonalLine(new Error(said))).toBe(kept);
});
