import { reportSubject } from '@/lib/edits/subjects/report';
import type { Fields } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { type ReportUpdate, reportUpdateSchema, type SoftwareChoice } from '@/lib/reports/changes';
import { findDuplicate } from '@/lib/reports/queries';
import type { EvidenceContent, ReportContent } from '@/lib/reports/content';
import { completeEvidence, evidenceContents } from '@/lib/reports/evidence';
import {
  baseContent,
  conflict,
  type Numbered,
  pick,
  planMergeInUse,
  revisionContent,
  standOnBase,
} from './base';
import { unmadeSince } from './changed-since';
import {
  chooseSoftware,
  type ChosenSoftware,
  type NamedSoftware,
  resolveChoice,
  softwareToShow,
} from './choice';
import { addedHosts, invalidField, leadsToNewDomain, parseChanges } from './input';
import type { EditRecord, Kind, Plan, PlannedWrite, Prepared, PrepareInput } from './kind';
import { wrongWords } from './own-words';
import { aboutReport, findReportSubject } from './targets';
import { CHANGES_FIELDS, unmakesReport, onlyAddsEvidence } from './weight';

/** A change to a report, field by field. */
export const reportUpdate: Kind = {
  ...CHANGES_FIELDS,
  ...aboutReport,
  kind: 'report.update',
  changesSchema: reportUpdateSchema,
  bringsEvidence: true,
  isDestructive: unmakesReport,
  onlyAdds: onlyAddsEvidence,
  prepare,
  async mine(tx, edit, now) {
    const { slug, places } = await softwareToShow(tx, await choiceOf(tx, edit));
    return contentFields(edit.changes, slug, edit.id, places, now);
  },
  plan,
};

async function prepare(tx: Tx, input: PrepareInput, now: Date): Promise<Result<Prepared>> {
  const parsed = parseChanges(reportUpdateSchema, input.changes);
  if (!parsed.ok) return parsed;
  const report = await findReportSubject(tx, input.subject);
  if (!report.ok) return report;
  const base = await baseContent(tx, 'report', report.value, input.baseRevision);
  if (!base.ok) return base;
  const before = base.value.content as ReportContent;
  const present = await presentContent(tx, report.value, base.value);
  const words = await reportWords(tx, parsed.value, {
    ...{ known: [before, present], evidence: before.evidence, software: before.software },
    ...{ trust: input.trust, editId: 0, now },
  });
  if (!words.ok) return words;
  const { changes, fields, softwareId } = words.value;
  const based = await standOnBase(tx, { ...reportSubject, ...report.value }, base.value, fields);
  if (!based.ok) return based;
  const after = { ...before, ...based.value.mine };
  if (after.portStart > after.portEnd) return invalidField('changes.portEnd', 'range_order');
  const duplicate = await findTwin(tx, after, softwareId, report.value.id);
  if (duplicate !== null)
    return failure('duplicate', { reason: 'report-exists', detail: { report: duplicate } });
  return success({
    subjectType: 'report',
    subjectId: report.value.id,
    ports: { start: after.portStart, end: after.portEnd },
    locale: null,
    baseRevision: based.value.baseRevision,
    base: based.value.base,
    changes: Object.fromEntries(
      Object.entries(changes).filter(([name]) => name in based.value.mine),
    ),
    revertsEditId: null,
    newDomain: await leadsToNewDomain(
      tx,
      addedHosts(based.value.base, [
        based.value.mine,
        // What a new entry says of itself is written too; of one that is there nothing is.
        softwareId === null ? changes.software : null,
      ]),
    ),
  });
}

/** The report as it is now, which often is what the proposal is based on. */
async function presentContent(
  tx: Tx,
  { id, revision }: Numbered,
  base: { readonly revision: number; readonly content: Fields },
): Promise<Fields> {
  if (base.revision === revision) return base.content;
  return (await revisionContent(tx, 'report', id, revision)) ?? base.content;
}

/** What fields of a report in somebody's own words are judged by. */
interface Around {
  /** What stands, and what comes back. */
  readonly known: readonly Fields[];
  /** The pieces among which they name theirs. */
  readonly evidence: readonly EvidenceContent[];
  /** The entry that the report names unless they say another. */
  readonly software: string;
  /** Level of whoever wrote them. */
  readonly trust: number;
  /** New evidence gets keys of it. */
  readonly editId: number;
  readonly now: Date;
}

/** Proves fields of a report in somebody's own words: with all that was left open, and as a revision keeps them. */
export async function reportWords(
  tx: Tx,
  proposed: ReportUpdate,
  { known, evidence, software: present, trust, editId, now }: Around,
): Promise<Result<{ changes: ReportUpdate; fields: Fields; softwareId: number | null }>> {
  const wrong = wrongWords(proposed, known, trust, now);
  if (wrong !== null) return wrong;
  const changes =
    proposed.evidence === undefined
      ? proposed
      : { ...proposed, evidence: completeEvidence(proposed.evidence, evidence, now) };
  const software = await namedSoftware(tx, changes.software ?? { slug: present });
  if (!software.ok) return software;
  const { id: softwareId, slug, places } = software.value;
  const fields = contentFields(changes, slug, editId, places, now);
  // Of an entry that is there only its address is meant, whatever else was said of it.
  const isThere = changes.software !== undefined && softwareId !== null;
  const told = isThere ? { ...changes, software: { slug } } : changes;
  return success({ changes: told, fields, softwareId });
}

/** The entry by which a proposal is judged; `slug` is a stand-in where it is yet to be made. */
async function namedSoftware(
  tx: Tx,
  choice: SoftwareChoice,
): Promise<Result<NamedSoftware & Pick<ChosenSoftware, 'id'>>> {
  const known = await resolveChoice(tx, choice);
  if (known === null) {
    if ('slug' in choice) return invalidField('changes.software.slug', 'unknown_software');
    return success({ id: null, slug: '', places: { domains: [], repositories: [] } });
  }
  return success({ id: known.id, slug: known.slug, places: known });
}

/** Proposed fields as a revision keeps them. */
function contentFields(
  changes: Fields,
  slug: string,
  editId: number,
  places: ChosenSoftware['places'],
  now: Date,
): Fields {
  const { software, evidence, ...plain } = changes as ReportUpdate;
  return {
    ...plain,
    ...(software === undefined ? {} : { software: slug }),
    ...(evidence === undefined
      ? {}
      : { evidence: evidenceContents(evidence, editId, places, now) }),
  };
}

async function findTwin(
  tx: Tx,
  claim: ReportContent,
  softwareId: number | null,
  reportId: number,
): Promise<number | null> {
  return softwareId === null ? null : findDuplicate(tx, { ...claim, softwareId }, [reportId]);
}

/** The entry that the report names once the edit is applied: the one it sets, else the present one. */
async function choiceOf(tx: Tx, edit: EditRecord): Promise<SoftwareChoice> {
  const { software } = edit.changes as ReportUpdate;
  if (software !== undefined) return software;
  const report = await tx.report.findUniqueOrThrow({
    where: { id: edit.subjectId ?? 0 },
    select: { software: { select: { slug: true } } },
  });
  return report.software;
}

async function plan(tx: Tx, edit: EditRecord, now: Date): Promise<Plan> {
  const reportId = edit.subjectId ?? 0;
  const chosen = await chooseSoftware(tx, await choiceOf(tx, edit));
  if (chosen === null) return conflict(['software'], {}, edit.changes);
  const mine = contentFields(edit.changes, chosen.slug, edit.id, chosen.places, now);
  const brought = chosen.writes;
  if (chosen.taken !== null)
    return conflict(['software'], { software: chosen.taken }, mine, brought);
  const merged = await planMergeInUse(tx, reportSubject, reportId, edit.base ?? {}, mine);
  if (!merged.ok) return { ...merged, meant: brought };
  const write: PlannedWrite = merged.writes[0];
  const twin = await findTwin(tx, write.content as ReportContent, chosen.id, reportId);
  if (twin !== null) return conflict(Object.keys(mine), { report: twin }, mine);
  const changed = await unmadeSince(tx, edit, { id: reportId, present: write.before ?? {} });
  if (changed.length > 0)
    return conflict(changed, pick(write.before ?? {}, changed), mine, brought);
  return { ok: true, writes: [...brought, write] };
}
