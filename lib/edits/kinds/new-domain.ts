import type { Sql } from '@/lib/platform/sql';

/** Whether one of the hosts appears in no accepted evidence and in no software entry. */
export async function leadsToNewDomain(tx: Sql, hosts: readonly string[]): Promise<boolean> {
  for (const host of hosts) {
    const [row] = await tx.$queryRaw<{ seen: boolean }[]>`
      SELECT EXISTS (
        SELECT 1 FROM evidence WHERE link_host(url) = ${host}
        UNION ALL SELECT 1 FROM software WHERE ${host} = ANY(domains)
      ) AS seen`;
    if (row?.seen !== true) return true;
  }
  return false;
}
