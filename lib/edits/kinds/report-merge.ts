import { z } from 'zod';
import { reportSubject } from '@/lib/edits/subjects/report';
import type { Loaded } from '@/lib/edits/subjects/subject';
import type { Tx } from '@/lib/platform/db';
import { success } from '@/lib/platform/errors';
import { rowNumberSchema } from '@/lib/platform/row-number';
import { type ReportContent, SAID_FIELDS } from '@/lib/reports/content';
import { uniteEvidence } from '@/lib/reports/evidence';
import { lockSoftware } from '@/lib/software/commands';
import { changedOfBoth } from './changed-since';
import { conflict, pick } from './base';
import { invalidField, parseChanges } from './input';
import type { EditRecord, Kind, Plan, PlannedWrite } from './kind';
import { aboutReport, findReportSubject } from './targets';
import { TAKES_AWAY } from './weight';

const changesSchema = z.strictObject({ into: rowNumberSchema });

/** Makes one report of two: the target takes the evidence, the source leads to it. Ballots stay with the source. */
export const reportMerge: Kind = {
  ...TAKES_AWAY,
  ...aboutReport,
  kind: 'report.merge',
  changesSchema,
  touches: async (tx, edit) => [
    ...(await aboutReport.touches(tx, edit)),
    { type: 'report', id: Number(edit.changes.into) },
  ],
  async prepare(tx, input) {
    const parsed = parseChanges(changesSchema, input.changes);
    if (!parsed.ok) return parsed;
    const source = await findReportSubject(tx, input.subject);
    if (!source.ok) return source;
    const target = await findReportSubject(tx, parsed.value.into, 'changes.into');
    if (!target.ok) return invalidField('changes.into', 'not_active');
    if (source.value.id === target.value.id) return invalidField('changes.into', 'not_active');
    const { id, revision, portStart, portEnd } = source.value;
    return success({
      subjectType: 'report',
      subjectId: id,
      ports: { start: portStart, end: portEnd },
      locale: null,
      baseRevision: revision,
      base: { state: 'active', mergedInto: null, intoRevision: target.value.revision },
      changes: parsed.value,
      revertsEditId: null,
      newDomain: false,
    });
  },
  mine: (_tx, edit) => Promise.resolve({ state: 'merged', mergedInto: edit.changes.into }),
  plan,
};

function bothOf(edit: EditRecord): readonly [source: number, target: number] {
  return [edit.subjectId ?? 0, Number(edit.changes.into)];
}

async function plan(tx: Tx, edit: EditRecord): Promise<Plan> {
  const ids = bothOf(edit);
  const rows = await tx.report.findMany({
    where: { id: { in: [...ids] } },
    select: { softwareId: true },
  });
  await lockSoftware(
    tx,
    rows.map(({ softwareId }) => softwareId),
  );
  const loaded = await reportSubject.load(tx, ids);
  const [source, target] = [loaded.get(ids[0]), loaded.get(ids[1])];
  if (source?.content.state !== 'active')
    return conflict(['state'], { state: source?.content.state }, edit.changes);
  if (target?.content.state !== 'active')
    return conflict(['into'], { state: target?.content.state }, edit.changes);
  // What was approved is that these two are one: not what either has become since.
  const both = [
    { id: ids[0], present: source.content },
    { id: ids[1], present: target.content },
  ] as const;
  const changed = await changedOfBoth(tx, edit, both, SAID_FIELDS);
  const writes = united({ ...source, id: ids[0] }, { ...target, id: ids[1] });
  return changed.length === 0
    ? { ok: true, writes }
    : conflict(changed, pick(target.content, changed), edit.changes, writes);
}

type LoadedReport = Loaded<ReportContent> & { readonly id: number };

/** The writes that make one of two reports. */
function united(source: LoadedReport, target: LoadedReport): PlannedWrite[] {
  const evidence = uniteEvidence(target.content.evidence, source.content.evidence);
  return [
    mergedAway(source.id, source, target.id),
    {
      subject: reportSubject,
      id: target.id,
      revision: target.revision,
      before: target.content,
      content: { ...target.content, evidence },
    },
  ];
}

/** The write that makes a report lead to another. */
export function mergedAway(
  id: number,
  { content, revision }: { content: ReportContent; revision: number },
  into: number,
): PlannedWrite {
  const merged: ReportContent = { ...content, state: 'merged', mergedInto: into };
  return { subject: reportSubject, id, revision, before: content, content: merged };
}
