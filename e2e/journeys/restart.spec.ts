import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { withClient } from '@/lib/instance/postgres/connect';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { childrenOf } from '../../scripts/chaos/disturb';
import { serverPidIn } from '../../scripts/chaos/instance';
import { type Fleet, type Member, openFleet } from '../../scripts/test/fleet';

const server = () => process.env.E2E_DATABASE_URL ?? '';
const name = `portolan_restart_${randomBytes(4).toString('hex')}`;
const [SAME, CHANGED, ANEW] = [59_040, 59_020, 59_060];

let fleet: Fleet | undefined;
let member: Member;

/** Without compression: only then a page that was just rendered looks otherwise than a kept one. */
async function ask(port: number) {
  const headers = { 'accept-encoding': 'identity' };
  const answer = await fetch(`${member.origin}/ports/${port}`, { headers });
  return { kept: answer.headers.get('x-nextjs-cache'), text: await answer.text() };
}

test.describe.configure({ mode: 'serial' });

test.afterAll(async () => {
  await fleet?.close();
  await dropDatabase(server(), name);
});

test('a page outlives the restart of its instance, but not what was changed meanwhile', async () => {
  await createDatabase(server(), name);
  const url = onServer(server(), name);
  fleet = await openFleet(url);
  member = await fleet.start({ RENDERERS: '1' });
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

test('an export is made by a process of its own, which ends with it', async () => {
  const running = () => childrenOf(serverPidIn(member.dataDir)).length;
  const before = running();
  const asked = fetch(`${member.origin}/api/v1/exports/ports.json`);
  await expect.poll(running).toBe(before + 1);
  // No release has come in here.
  expect(await (await asked).json()).toEqual([]);
  await expect.poll(running).toBe(before);
});

test('pages are rendered by a process of its own, the same as without it, and go on when it is killed', async () => {
  const url = onServer(server(), name);
  const renders = async () => {
    const { rows } = await withClient(url, (client) =>
      client.query(`SELECT FROM pg_stat_activity WHERE application_name = 'portolan-render'`),
    );
    return rows.length > 0;
  };
  // With a query a page is rendered for each request.
  const anew = async () => (await fetch(`${member.origin}/ports/${ANEW}?anew`)).text();
  const page = await anew();
  await expect.poll(async () => (await anew()) === page && (await renders())).toBe(true);
  const [renderer] = childrenOf(serverPidIn(member.dataDir));
  process.kill(Number(renderer), 'SIGKILL');
  expect(await anew()).toBe(page);
});
