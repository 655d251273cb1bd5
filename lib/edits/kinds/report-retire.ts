import { reportSubject } from '@/lib/edits/subjects/report';
import type { Fields } from '@/lib/edits/types';
import { reportRetireSchema } from '@/lib/reports/changes';
import { failure, success } from '@/lib/platform/errors';
import { SAID_FIELDS } from '@/lib/reports/content';
import { changedSince } from './changed-since';
import { baseContent, conflict, pick, planMerge, standOnBase } from './base';
import { parseChanges } from './input';
import type { Kind } from './kind';
import { aboutReport, findReportSubject } from './targets';
import { TAKES_AWAY } from './weight';

function wanted(as: unknown): Fields {
  return as === 'refuted' || as === 'historic' ? { finding: as } : { state: 'retired' };
}

/** Takes a report out of use. */
export const reportRetire: Kind = {
  ...TAKES_AWAY,
  ...aboutReport,
  kind: 'report.retire',
  changesSchema: reportRetireSchema,
  editable: true,
  async prepare(tx, input) {
    const parsed = parseChanges(reportRetireSchema, input.changes ?? {});
    if (!parsed.ok) return parsed;
    const report = await findReportSubject(tx, input.subject);
    if (!report.ok) return report;
    const base = await baseContent(tx, 'report', report.value, input.baseRevision);
    if (!base.ok) return base;
    const as = parsed.value.as ?? 'retired';
    const based = await standOnBase(
      tx,
      { ...reportSubject, ...report.value },
      base.value,
      wanted(as),
    );
    if (!based.ok)
      return based.code === 'invalid' ? failure('duplicate', { reason: `report-${as}` }) : based;
    const { id, portStart, portEnd } = report.value;
    return success({
      subjectType: 'report',
      subjectId: id,
      ports: { start: portStart, end: portEnd },
      locale: null,
      baseRevision: based.value.baseRevision,
      base: based.value.base,
      changes: { as },
      revertsEditId: null,
      newDomain: false,
    });
  },
  mine: (_tx, edit) => Promise.resolve(wanted(edit.changes.as)),
  async plan(tx, edit) {
    const mine = wanted(edit.changes.as);
    const merged = await planMerge(tx, reportSubject, edit.subjectId ?? 0, edit.base ?? {}, mine);
    if (!merged.ok) return merged;
    const before = merged.writes[0].before ?? {};
    // A report that others merged or retired meanwhile is not there to be judged; one that says something else by
    // now is not the one that was.
    if (before.state !== 'active') return conflict(['state'], { state: before.state }, mine);
    const report = { type: 'report', id: edit.subjectId ?? 0, present: before } as const;
    const changed = await changedSince(tx, report, edit.baseRevision, SAID_FIELDS);
    return changed.length === 0 ? merged : conflict(changed, pick(before, changed), mine);
  },
};
