import type { Sql } from '@/lib/platform/sql';

/** The number of a subject's newest revision; 0 where it has none. */
export async function subjectRevision(
  tx: Sql,
  subjectType: string,
  subjectId: number,
): Promise<number> {
  const [newest] = await tx.$queryRaw<{ number: number }[]>`
    SELECT max(number) AS number FROM revision WHERE subject_type = ${subjectType} AND subject_id = ${subjectId}`;
  return newest?.number ?? 0;
}
