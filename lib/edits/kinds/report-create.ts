import { reportSubject } from '@/lib/edits/subjects/report';
import type { Tx } from '@/lib/platform/db';
import { failure, success } from '@/lib/platform/errors';
import { type ReportCreate, reportCreateSchema } from '@/lib/reports/changes';
import { findDuplicate } from '@/lib/reports/queries';
import type { ReportContent } from '@/lib/reports/content';
import { emptyValues } from '@/lib/platform/fields';
import { OPTIONAL_REPORT_FIELDS } from '@/lib/reports/fields';
import { completeEvidence, evidenceContents } from '@/lib/reports/evidence';
import {
  chooseSoftware,
  meantSoftware,
  type NamedSoftware,
  resolveChoice,
  softwareToShow,
} from './choice';
import { conflict } from './base';
import {
  addedHosts,
  evidenceTooEarly,
  invalidField,
  leadsToNewDomain,
  parseChanges,
  tickedByOthers,
} from './input';
import type { EditRecord, Kind, Plan, PlannedWrite } from './kind';
import { aboutNewReport } from './targets';
import { isNeutral, MOST_PORTS_UNSEEN } from './weight';

/** A new report; it may bring a new software entry with it. */
export const reportCreate: Kind = {
  ...aboutNewReport,
  kind: 'report.create',
  changesSchema: reportCreateSchema,
  content: 'whole',
  editable: true,
  rebaseable: false,
  reasons: 'report',
  refusable: true,
  bringsEvidence: false,
  isDestructive: () => false,
  onlyAdds: ({ changes }) =>
    Number(changes.portEnd) - Number(changes.portStart) < MOST_PORTS_UNSEEN &&
    isNeutral(changes.role) &&
    !bringsOtherNames(changes),
  async prepare(tx, input, now) {
    const parsed = parseChanges(reportCreateSchema, input.changes);
    if (!parsed.ok) return parsed;
    const forReviewers = tickedByOthers(parsed.value.evidence, input.trust);
    if (forReviewers !== null) return forReviewers;
    const early = evidenceTooEarly(parsed.value.evidence, now);
    if (early !== null) return early;
    const changes = { ...parsed.value, evidence: completeEvidence(parsed.value.evidence, [], now) };
    const software = await resolveChoice(tx, changes.software);
    if (software === null && 'slug' in changes.software) {
      return invalidField('changes.software.slug', 'unknown_software');
    }
    if (software !== null) {
      const duplicate = await findDuplicate(tx, { ...changes, softwareId: software.id });
      if (duplicate !== null)
        return failure('duplicate', { reason: 'report-exists', detail: { report: duplicate } });
    }
    // Of an entry that is there nothing but its address is kept.
    const kept = software === null ? changes : { ...changes, software: { slug: software.slug } };
    return success({
      subjectType: 'report',
      subjectId: null,
      ports: { start: changes.portStart, end: changes.portEnd },
      locale: null,
      baseRevision: null,
      base: null,
      changes: kept,
      revertsEditId: null,
      newDomain: await leadsToNewDomain(tx, addedHosts(null, kept)),
    });
  },
  async isThere(tx, edit) {
    const meant = await meantSoftware(tx, choiceOf(edit));
    const { changes } = edit as unknown as { readonly changes: ReportCreate };
    if (meant === null) return false;
    if (meant.id === null) return meant.taken !== null;
    return (await findDuplicate(tx, { ...changes, softwareId: meant.id })) !== null;
  },
  mine: async (tx, edit, now) => contentOf(edit, await softwareToShow(tx, choiceOf(edit)), now),
  plan,
};

function choiceOf(edit: EditRecord) {
  return (edit.changes as unknown as ReportCreate).software;
}

/** Whether a new entry comes with further names, by which others may be called. */
function bringsOtherNames({ software }: Partial<ReportCreate>): boolean {
  return software !== undefined && 'name' in software && (software.aliases ?? []).length > 0;
}

/** What was left out says nothing. */
const NOTHING_MORE = emptyValues(OPTIONAL_REPORT_FIELDS) as Pick<
  ReportContent,
  Extract<OptionalNames<ReportCreate>, keyof ReportContent>
>;
type OptionalNames<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

function contentOf(edit: EditRecord, chosen: NamedSoftware, now: Date): ReportContent {
  const changes = edit.changes as unknown as ReportCreate;
  return {
    ...NOTHING_MORE,
    ...changes,
    software: chosen.slug,
    evidence: evidenceContents(changes.evidence, edit.id, chosen.places, now),
    finding: null,
    state: 'active',
    mergedInto: null,
  };
}

async function plan(tx: Tx, edit: EditRecord, now: Date): Promise<Plan> {
  const chosen = await chooseSoftware(tx, choiceOf(edit));
  if (chosen === null) return conflict(['software'], {}, edit.changes);
  const content = contentOf(edit, chosen, now);
  if (chosen.taken !== null)
    return conflict(['software'], { software: chosen.taken }, content, chosen.writes);
  const duplicate =
    chosen.id === null ? null : await findDuplicate(tx, { ...content, softwareId: chosen.id });
  if (duplicate !== null) return conflict(['software'], { report: duplicate }, content);
  const write: PlannedWrite = {
    subject: reportSubject,
    id: null,
    revision: 0,
    before: null,
    content,
  };
  return { ok: true, writes: [...chosen.writes, write] };
}
