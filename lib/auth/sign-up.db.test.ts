import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { findSameNetwork } from '@/lib/moderation/queries/same-network';
import { DAY } from '@/lib/platform/clock';
import { forgetEnv } from '@/lib/platform/env';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { letters, linkIn, pressConfirm } from '@/lib/testing/sign-in';
import { requestSignInLink } from './commands/request-link';
import { sweepSignIns } from './commands/sessions';

const folder = mkdtempSync(path.join(tmpdir(), 'portolan-outbox-'));

beforeAll(() => {
  process.env.DATA_DIR = folder;
  forgetEnv();
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(resetDb);

describe('the network that an account was made from', () => {
  const NOW = new Date();
  const OLD = new Date(NOW.getTime() - 90 * DAY - 1);
  const arrive = async (handle: string, from: string | null) => {
    const headers: Record<string, string> = from === null ? {} : { 'x-forwarded-for': from };
    const wish = { email: `${handle}@example.org`, next: '/', locale: 'en' } as const;
    await requestSignInLink({ ...wish, headers: new Headers() }, new Date());
    await pressConfirm(linkIn((await letters()).at(-1)), headers);
    await testDb().user.update({ where: { email: `${handle}@example.org` }, data: { handle } });
  };
  const same = async (handle: string) => (await findSameNetwork(handle))?.handles ?? null;

  test('is kept as a hash of the instance’s own; moderators see who shares it', async () => {
    await arrive('ana', '203.0.113.5');
    await arrive('ben', '198.51.100.9, 203.0.113.5');
    await arrive('cid', '203.0.113.6');
    await arrive('dan', '2001:db8:1:2:3::1');
    await arrive('eva', '2001:db8:1:2:ffff::9');
    expect(await same('ana')).toEqual(['ben']);
    expect(await same('cid')).toEqual([]);
    expect(await same('eva')).toEqual(['dan']);
    const kept = JSON.stringify(await testDb().signUp.findMany());
    expect(kept).not.toMatch(/203\.0|2001:/);
    const plain = createHash('sha256').update('203.0.113.5').digest('base64url');
    expect(kept).not.toContain(plain.slice(0, 20));
    // Signing in again, from elsewhere, tells nothing more.
    await arrive('ana', '203.0.113.6');
    expect(await same('ana')).toEqual(['ben']);
  });

  test('is not known where the address is the machine’s own, or none', async () => {
    for (const [n, from] of [null, '127.0.0.1', '::1', '::ffff:127.0.0.1', 'nonsense'].entries())
      await arrive(`anna-${n}`, from);
    expect(await testDb().signUp.count()).toBe(0);
    expect(await findSameNetwork('anna-0')).toBeNull();
  });

  test('is forgotten after ninety days, and names at most twenty', async () => {
    await arrive('ana', '203.0.113.5');
    const { hash } = await testDb().signUp.findFirstOrThrow();
    const others = Array.from({ length: 25 }, (_, n) => ({ id: `o-${n}`, handle: `other-${n}` }));
    await testDb().user.createMany({ data: others });
    await testDb().signUp.createMany({
      data: others.map(({ id }, n) => ({ userId: id, hash, createdAt: n === 0 ? OLD : NOW })),
    });
    expect(await findSameNetwork('ana')).toMatchObject({ count: 25 });
    await sweepSignIns(NOW);
    const { count, handles } = (await findSameNetwork('ana')) ?? { count: 0, handles: [] };
    expect([count, handles.length]).toEqual([24, 20]);
    expect(await findSameNetwork('other-0')).toBeNull();
  });
});
