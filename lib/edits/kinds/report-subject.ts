import { rowNumberSchema } from '@/lib/platform/row-number';
import type { Sql } from '@/lib/platform/sql';
import { type Failure, failure, success, type Success } from '@/lib/platform/errors';
import type { Numbered } from './base';
import { fieldErrors } from '@/lib/platform/field-errors';

export interface ReportRow extends Numbered {
  readonly portStart: number;
  readonly portEnd: number;
  readonly softwareId: number;
}

/** The active report that an edit names as its subject; a retired or merged one is `not-found`, with that reason. */
export async function findReportSubject(
  tx: Sql,
  subject: unknown,
  path = 'subject',
): Promise<Success<ReportRow> | Failure<'invalid' | 'not-found'>> {
  const id = rowNumberSchema.safeParse(subject);
  if (!id.success) return failure('invalid', { errors: fieldErrors(id.error, path) });
  const [row] = await tx.$queryRaw<(ReportRow & { readonly state: string })[]>`
    SELECT id, revision, port_start AS "portStart", port_end AS "portEnd", software_id AS "softwareId", state
    FROM report WHERE id = ${id.data}`;
  if (row === undefined) return failure('not-found', { reason: 'no-such-report' });
  if (row.state !== 'active') return failure('not-found', { reason: `report-${row.state}` });
  return success(row);
}
