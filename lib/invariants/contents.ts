import { articleContentSchema } from '@/lib/articles/types';
import type { SubjectType } from '@/lib/edits/types';
import { columnOf } from '@/lib/platform/column';
import { reportContentSchema } from '@/lib/reports/content';
import { serviceContentSchema } from '@/lib/services/profile';
import { softwareContentSchema } from '@/lib/software/types';

/**
 * By subject, the present state in the shape of its revisions, with the newest of them: statements that take the last
 * id and a number of rows. A field stands in the column of its name, unless it is said here where it stands.
 */
export const CONTENTS: Readonly<Record<SubjectType, string>> = {
  report: content('report', 'report', reportContentSchema, {
    software: '(SELECT slug FROM software s WHERE s.id = r.software_id)',
    evidence: `(SELECT coalesce(jsonb_agg(jsonb_build_object('key', e.key, 'kind', e.kind, 'publisher', e.publisher,
      'title', e.title, 'url', e.url, 'quote', e.quote, 'checkedOn', e.checked_on, 'supports', e.supports,
      'ticked', e.ticked) ORDER BY e.position), '[]') FROM evidence e WHERE e.report_id = r.id)`,
    mergedInto: 'r.merged_into_id',
  }),
  software: content('software', 'software', softwareContentSchema, {
    domains: `coalesce(r.domains, '{}')`,
    repositories: `coalesce(r.repositories, '{}')`,
    aliases: `coalesce(r.aliases, '{}')`,
    mergedInto: '(SELECT slug FROM software s WHERE s.id = r.merged_into_id)',
  }),
  article: content('article', 'article', articleContentSchema, {}),
  service: content('service', 'service_profile', serviceContentSchema, {
    service: 'r.service_name',
  }),
};

/** `elsewhere`: the fields that do not stand in the column of their name. */
function content<Field extends string>(
  type: SubjectType,
  table: string,
  { shape }: { readonly shape: Readonly<Record<Field, unknown>> },
  elsewhere: Readonly<Partial<Record<Field, string>>>,
): string {
  const fields = (Object.keys(shape) as Field[]).map(
    (name) => `'${name}', ${elsewhere[name] ?? `r.${columnOf(name)}`}`,
  );
  return `
    SELECT r.id, jsonb_build_object(${fields.join(', ')}) AS present, v.content AS said FROM ${table} r
    LEFT JOIN revision v ON v.subject_type = '${type}' AND v.subject_id = r.id AND v.number = r.revision
    WHERE r.id > $1 ORDER BY r.id LIMIT $2`;
}
