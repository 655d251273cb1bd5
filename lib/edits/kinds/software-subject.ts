import { type Failure, failure, success, type Success } from '@/lib/platform/errors';
import type { Sql } from '@/lib/platform/sql';
import { softwareSlugSchema } from '@/lib/software/types';
import type { Numbered } from './base';
import { fieldErrors } from '@/lib/platform/field-errors';

export interface SoftwareRow extends Numbered {
  readonly slug: string;
}

/** The active entry that an edit names as its subject; a merged one is `not-found`, with that reason. */
export async function findSoftwareSubject(
  tx: Sql,
  subject: unknown,
): Promise<Success<SoftwareRow> | Failure<'invalid' | 'not-found'>> {
  const slug = softwareSlugSchema.safeParse(subject);
  if (!slug.success) return failure('invalid', { errors: fieldErrors(slug.error, 'subject') });
  const [row] = await tx.$queryRaw<(SoftwareRow & { readonly state: string })[]>`
    SELECT id, slug, revision, state FROM software WHERE slug = ${slug.data}`;
  if (row === undefined) return failure('not-found', { reason: 'no-such-software' });
  if (row.state !== 'active') return failure('not-found', { reason: 'software-merged' });
  return success(row);
}
