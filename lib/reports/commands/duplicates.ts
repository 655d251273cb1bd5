import type { Sql } from '@/lib/platform/sql';

export interface Claim {
  readonly portStart: number;
  readonly portEnd: number;
  readonly transports: readonly string[];
  readonly softwareId: number;
}

/**
 * The active report that already says this: same software, overlapping range, a shared transport.
 * Whoever writes because there is none has locked the software entry (`lockSoftware`), so that two
 * edits applied at once cannot both find nothing.
 */
export async function findDuplicate(
  tx: Sql,
  claim: Claim,
  exceptId: number | null,
): Promise<number | null> {
  const { softwareId, portStart, portEnd, transports } = claim;
  const [report] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM report
    WHERE state = 'active' AND software_id = ${softwareId} AND port_start <= ${portEnd} AND port_end >= ${portStart}
      AND transports && ${[...transports]} AND id <> ${exceptId ?? 0}
    ORDER BY id LIMIT 1`;
  return report?.id ?? null;
}
