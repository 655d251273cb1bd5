import { beforeEach, expect, it } from 'vitest';
import { POST } from '@/app/api/unsubscribe/route';
import { type Person, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { unsubscribeToken } from './unsubscribe';

let author: Person;
beforeEach(async () => {
  await resetDb();
  author = await person();
});

const at = (token: string, page = '') =>
  `https://ports.example.org/api/unsubscribe?token=${encodeURIComponent(token)}${page}`;
const takesLetters = async () =>
  (await testDb().user.findUniqueOrThrow({ where: { id: author.id } })).mailOwn;

it('a link that nobody signed, or for somebody else, changes nothing', async () => {
  const token = unsubscribeToken(author.id, 'own');
  const other = unsubscribeToken('somebody', 'own');
  const forged = `${token.split('.')[0] ?? ''}.${other.split('.')[1] ?? ''}`;
  for (const bad of ['', 'x', forged, `${token}x`, `${token}.x`])
    expect((await POST(new Request(at(bad), { method: 'POST' }))).status, bad).toBe(404);
  expect(await takesLetters()).toBe(true);
  const asked = await POST(new Request(at(token, '&page=he'), { method: 'POST' }));
  expect(asked.headers.get('location')).toBe('/he/unsubscribe?done=yes');
  expect(await takesLetters()).toBe(false);
});
