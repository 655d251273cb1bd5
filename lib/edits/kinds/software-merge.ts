import { reportSubject } from '@/lib/edits/subjects/report';
import { softwareSubject } from '@/lib/edits/subjects/software';
import type { Loaded } from '@/lib/edits/subjects/subject';
import type { SubjectRow } from '@/lib/locks/queries';
import type { Tx } from '@/lib/platform/db';
import { success } from '@/lib/platform/errors';
import type { ReportContent } from '@/lib/reports/content';
import { uniteEvidence } from '@/lib/reports/evidence';
import { softwareMergeSchema } from '@/lib/software/changes';
import { lockSoftware, lockSoftwareNames } from '@/lib/software/commands';
import { SOFTWARE_BOUNDS, type SoftwareContent, softwareNameKey } from '@/lib/software/types';
import { changedOfBoth, changedSince } from './changed-since';
import { conflict, pick } from './base';
import { invalidField, parseChanges } from './input';
import type { EditRecord, Kind, Plan, PlannedWrite } from './kind';
import { overlap } from './one-use';
import { mergedAway } from './report-merge';
import { aboutSoftware, findSoftwareSubject } from './targets';
import { TAKES_AWAY } from './weight';

/** Makes one entry of two: reports move to the target, names become its aliases, the old address leads there. */
export const softwareMerge: Kind = {
  ...TAKES_AWAY,
  ...aboutSoftware,
  kind: 'software.merge',
  changesSchema: softwareMergeSchema,
  async touches(tx, edit) {
    const own = await aboutSoftware.touches(tx, edit);
    return [...own, ...(await mergedInto(tx, edit.subjectId ?? 0, String(edit.changes.into)))];
  },
  async prepare(tx, input) {
    const parsed = parseChanges(softwareMergeSchema, input.changes);
    if (!parsed.ok) return parsed;
    const source = await findSoftwareSubject(tx, input.subject);
    if (!source.ok) return source;
    const target = await findSoftwareSubject(tx, parsed.value.into);
    if (!target.ok) return invalidField('changes.into', 'not_active');
    if (source.value.id === target.value.id) return invalidField('changes.into', 'not_active');
    return success({
      subjectType: 'software',
      subjectId: source.value.id,
      ports: null,
      locale: null,
      baseRevision: source.value.revision,
      base: { state: 'active', mergedInto: null, intoRevision: target.value.revision },
      changes: parsed.value,
      revertsEditId: null,
      newDomain: false,
    });
  },
  mine: (_tx, edit) => Promise.resolve({ state: 'merged', mergedInto: edit.changes.into }),
  plan,
};

async function targetOf(tx: Tx, edit: EditRecord): Promise<number | null> {
  const where = { slug: String(edit.changes.into) };
  return (await tx.software.findUnique({ where, select: { id: true } }))?.id ?? null;
}

/** Of two entries that become one: the one that stays, reports that change hands, and those they become part of. */
async function mergedInto(tx: Tx, source: number, into: string): Promise<SubjectRow[]> {
  const target = await tx.software.findUnique({ where: { slug: into }, select: { id: true } });
  const reports = await tx.report.findMany({
    where: {
      softwareId: { in: [source, ...(target === null ? [] : [target.id])] },
      state: 'active',
    },
    select: { id: true, softwareId: true, portStart: true, portEnd: true, transports: true },
  });
  const moved = reports.filter(({ softwareId }) => softwareId === source);
  const gaining = reports.filter(
    (report) => report.softwareId !== source && moved.some((other) => overlap(other, report)),
  );
  const rows = [...moved, ...gaining].map(({ id }): SubjectRow => ({ type: 'report', id }));
  return target === null ? rows : [{ type: 'software', id: target.id }, ...rows];
}

/** What an entry is told by: that two are one was approved of these. */
const NAMED_BY = ['name', 'slug', 'homepage'];

/** What the entry that goes gives to the one that stays, besides its name. */
const GIVES = ['domains', 'repositories', 'aliases'] as const;

async function plan(tx: Tx, edit: EditRecord): Promise<Plan> {
  await lockSoftwareNames(tx);
  const sourceId = edit.subjectId ?? 0;
  const targetId = await targetOf(tx, edit);
  if (targetId === null) return conflict(['into'], {}, edit.changes);
  await lockSoftware(tx, [sourceId, targetId]);
  const loaded = await softwareSubject.load(tx, [sourceId, targetId]);
  const [source, target] = [loaded.get(sourceId), loaded.get(targetId)];
  if (source?.content.state !== 'active')
    return conflict(['state'], { state: source?.content.state }, edit.changes);
  if (target?.content.state !== 'active')
    return conflict(['into'], { state: target?.content.state }, edit.changes);
  const both = [
    { id: sourceId, present: source.content },
    { id: targetId, present: target.content },
  ] as const;
  const changed = [
    ...(await changedOfBoth(tx, edit, both, NAMED_BY)),
    ...(await changedSince(tx, { type: 'software', ...both[0] }, edit.baseRevision, GIVES)),
  ];
  const [from, onto] = [
    { ...source, id: sourceId },
    { ...target, id: targetId },
  ];
  const writes = await mergeWrites(tx, from, onto);
  return changed.length === 0
    ? { ok: true, writes }
    : conflict(changed, pick(target.content, changed), edit.changes, writes);
}

type LoadedSoftware = Loaded<SoftwareContent> & { readonly id: number };

/** The writes that make one of two entries. */
async function mergeWrites(
  tx: Tx,
  source: LoadedSoftware,
  target: LoadedSoftware,
): Promise<PlannedWrite[]> {
  const { slug } = target.content;
  return [
    ...(await movedReports(tx, { sourceId: source.id, targetId: target.id, slug })),
    {
      subject: softwareSubject,
      id: target.id,
      revision: target.revision,
      before: target.content,
      content: united(target.content, source.content),
    },
    {
      subject: softwareSubject,
      id: source.id,
      revision: source.revision,
      before: source.content,
      content: { ...source.content, state: 'merged', mergedInto: slug },
    },
  ];
}

/** The target's content with the source's names as aliases and its places as its own, as far as there is room. */
function united(target: SoftwareContent, source: SoftwareContent): SoftwareContent {
  const known = [target.name, ...target.aliases].map(softwareNameKey);
  const further = [source.name, ...source.aliases].filter(
    (name) => !known.includes(softwareNameKey(name)),
  );
  const both = (a: readonly string[], b: readonly string[]) =>
    [...new Set([...a, ...b])].slice(0, SOFTWARE_BOUNDS.list);
  return {
    ...target,
    aliases: both(target.aliases, further),
    domains: both(target.domains, source.domains),
    repositories: both(target.repositories, source.repositories),
  };
}

type LoadedReport = Loaded<ReportContent> & { readonly id: number };

/** Source reports change hands; one that the target says already (range, transport) becomes part of that. */
async function movedReports(
  tx: Tx,
  at: { sourceId: number; targetId: number; slug: string },
): Promise<PlannedWrite[]> {
  const rows = await tx.report.findMany({
    where: { softwareId: { in: [at.sourceId, at.targetId] }, state: 'active' },
    select: { id: true, softwareId: true },
    orderBy: { id: 'asc' },
  });
  const found = await reportSubject.load(
    tx,
    rows.map(({ id }) => id),
  );
  const loaded = rows.flatMap(({ id, softwareId }) => {
    const report = found.get(id);
    if (report?.content.state !== 'active') return [];
    return [{ ...report, id, ofSource: softwareId === at.sourceId }];
  });
  const staying = new Map(
    loaded
      .filter(({ ofSource }) => !ofSource)
      .map((report) => [report.id, { report, content: report.content }]),
  );
  const writes: PlannedWrite[] = [];
  for (const report of loaded.filter(({ ofSource }) => ofSource)) {
    const twin = [...staying.values()].find(({ content }) => overlap(content, report.content));
    if (twin === undefined) {
      const content: ReportContent = { ...report.content, software: at.slug };
      staying.set(report.id, { report, content });
    } else {
      writes.push(mergedAway(report.id, report, twin.report.id));
      twin.content = {
        ...twin.content,
        evidence: uniteEvidence(twin.content.evidence, report.content.evidence),
      };
    }
  }
  const changed = [...staying.values()].filter(({ report, content }) => content !== report.content);
  const kept = changed.map(({ report, content }) => reportWrite(report, content));
  return [...kept, ...writes];
}

function reportWrite(
  { id, revision, content: before }: LoadedReport,
  content: ReportContent,
): PlannedWrite {
  return { subject: reportSubject, id, revision, before, content };
}
