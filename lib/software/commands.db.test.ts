import { expect, it } from 'vitest';
import { inTransaction, type Tx } from '@/lib/platform/db';
import { withoutLocks } from '@/lib/platform/row-lock';
import { resetDb } from '@/lib/testing/postgres';
import { lockSoftwareNames, rememberSoftware } from './commands';

/** How many names the transaction holds. */
async function held(tx: Tx): Promise<number> {
  const [found] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()`;
  return found?.n ?? 0;
}

it('looking ahead does not pass for holding the names of entries, where many are made', async () => {
  await resetDb();
  const seen = await inTransaction((tx) =>
    rememberSoftware(tx, async () => {
      await withoutLocks(() => lockSoftwareNames(tx));
      const ahead = await held(tx);
      await lockSoftwareNames(tx);
      await withoutLocks(() => lockSoftwareNames(tx));
      await lockSoftwareNames(tx);
      return [ahead, await held(tx)];
    }),
  );
  expect(seen).toEqual([0, 1]);
});
