import type { Fields, SubjectType } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import { SAID_FIELDS } from '@/lib/reports/content';
import { revisionContent } from './base';
import type { EditRecord } from './kind';
import { unmakesReport } from './weight';

/**
 * Which of these fields say something else now than at a revision that an approval may rest on; none where the
 * revision is not known, as in edits from before it was kept.
 */
export async function changedSince(
  tx: Tx,
  subject: { readonly type: SubjectType; readonly id: number; readonly present: Fields },
  revision: unknown,
  names: readonly string[],
): Promise<string[]> {
  const then =
    typeof revision === 'number'
      ? await revisionContent(tx, subject.type, subject.id, revision)
      : null;
  if (then === null) return [];
  return names.filter((name) => !isDeepEqual(then[name], subject.present[name]));
}

/** Something as it is now. */
interface Present {
  readonly id: number;
  readonly present: Fields;
}

/** The same of both that an edit makes one: what it was proposed on is kept in its base. */
export async function changedOfBoth(
  tx: Tx,
  { subjectType: type, baseRevision, base }: EditRecord,
  [source, target]: readonly [Present, Present],
  names: readonly string[],
): Promise<string[]> {
  const changed = [
    ...(await changedSince(tx, { type, ...source }, baseRevision, names)),
    ...(await changedSince(tx, { type, ...target }, base?.intoRevision, names)),
  ];
  return [...new Set(changed)];
}

/** The same of a report that an edit unmakes, but for what the edit sets itself, which the merge judges. */
export async function unmadeSince(tx: Tx, edit: EditRecord, report: Present): Promise<string[]> {
  if (edit.subjectType !== 'report' || !unmakesReport(edit)) return [];
  const others = SAID_FIELDS.filter((name) => !(name in edit.changes));
  return changedSince(tx, { type: 'report', ...report }, edit.baseRevision, others);
}
