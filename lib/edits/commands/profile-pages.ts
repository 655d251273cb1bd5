import { notifyTags, userTag } from '@/lib/platform/cache-tags';
import type { Sql } from '@/lib/platform/sql';

/** Public profiles count and list what was applied and reviewed: that of this account is out of date. */
export async function notifyProfile(tx: Sql, userId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ handle: string }[]>`
    SELECT handle::text FROM "user" WHERE id = ${userId} AND handle IS NOT NULL`;
  await notifyTags(
    tx,
    rows.map(({ handle }) => userTag(handle)),
  );
}
