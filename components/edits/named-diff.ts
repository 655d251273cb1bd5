import type { FieldDiff } from '@/lib/edits/rules/diff';
import type { EditView } from '@/lib/edits/schema';

/**
 * An edit's diff with the software told by its name: content holds addresses, and an entry that is yet to
 * be made has none that anybody would know.
 */
export function namedDiff({
  kind,
  diff,
  changes,
  subject,
}: Pick<EditView, 'kind' | 'diff' | 'changes' | 'subject'>): FieldDiff[] {
  const chosen = changes.software;
  const isNew = typeof chosen === 'object' && chosen !== null && 'name' in chosen;
  return (diff as FieldDiff[]).map((row) => {
    if (row.field !== 'software' || (kind !== 'report.create' && !isNew)) return row;
    const name =
      kind === 'report.create' && subject.name !== ''
        ? subject.name
        : String((chosen as { name?: string }).name ?? row.after);
    return { ...row, after: isNew ? { name } : name };
  });
}
