import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { withClient } from '@/lib/instance/postgres/connect';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { type Fleet, openFleet } from '../../scripts/test/fleet';

const server = () => process.env.E2E_DATABASE_URL ?? '';
const name = `portolan_restart_${randomBytes(4).toString('hex')}`;
const [SAME, CHANGED] = [59_040, 59_020];

let fleet: Fleet | undefined;

test.afterAll(async () => {
  await fleet?.close();
  await dropDatabase(server(), name);
});

test('a page outlives the restart of its instance, but not what was changed meanwhile', async () => {
  await createDatabase(server(), name);
  const url = onServer(server(), name);
  fleet = await openFleet(url);
  const member = await fleet.start();
  // Without compression: only then a page that was just rendered looks otherwise than a kept one.
  const ask = async (port: number) => {
    const headers = { 'accept-encoding': 'identity' };
    const answer = await fetch(`${member.origin}/ports/${port}`, { headers });
    return { kept: answer.headers.get('x-nextjs-cache'), text: await answer.text() };
  };
  const before = [await ask(SAME), await ask(CHANGED)];
  expect(before.map(({ kept }) => kept)).toEqual([null, null]);
  await member.stop();
  await withClient(url, (client) =>
    client.query(
      `INSERT INTO article (port, locale, title, body) VALUES ($1, 'en', 'Written meanwhile', 'By nobody heard.')`,
      [CHANGED],
    ),
  );
  await member.restart();
  expect(await ask(SAME)).toEqual({ kept: 'HIT', text: before[0]?.text });
  const now = await ask(CHANGED);
  expect(now.kept).toBeNull();
  expect(now.text).toContain('Written meanwhile');
});
