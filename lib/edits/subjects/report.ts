import { changedUseTags, SOFTWARE_LIST_TAG, softwareTag } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import type { Evidence, Prisma } from '@/lib/platform/generated/prisma/client';
import { lockRows } from '@/lib/platform/row-lock';
import { mergeShapes } from '@/lib/platform/fields';
import { regradeHeldReport } from '@/lib/reports/commands';
import {
  type EvidenceContent,
  type ReportContent,
  reportContentSchema,
  isAnotherClaim,
} from '@/lib/reports/content';
import { REPORT_FIELDS } from '@/lib/reports/fields';
import { isPrimary } from '@/lib/reports/rules/primary';
import type { OwnPlaces } from '@/lib/software/places';
import { refreshSoftwareEntry } from '@/lib/search/commands';
import { softwareAt } from '@/lib/software/commands';
import { sourceKey } from '@/lib/sources/key';
import { knownSourceKeys } from '@/lib/sources/queries';
import { endOwnVotes } from '@/lib/votes/commands';
import type { Subject, WriteContext } from './subject';

/** Reports: `report`, `evidence`, and the grade computed from them. */
export const reportSubject: Subject<ReportContent> = {
  type: 'report',
  shapes: mergeShapes(REPORT_FIELDS),
  parse: (fields) => reportContentSchema.parse(fields),
  load,
  create,
  write,
  refresh,
  tags: (content) => [...changedUseTags(content), softwareTag(content.software), SOFTWARE_LIST_TAG],
  ports: (content) => ({ start: content.portStart, end: content.portEnd }),
};

const INCLUDE = {
  software: { select: { slug: true } },
  evidence: { orderBy: { position: 'asc' } },
} satisfies Prisma.ReportInclude;

async function load(tx: Tx, ids: readonly number[]) {
  await lockRows(tx, 'report', ids);
  const found = await tx.report.findMany({ where: { id: { in: [...ids] } }, include: INCLUDE });
  return new Map(found.map((report) => [report.id, loaded(report)]));
}

function loaded(report: Prisma.ReportGetPayload<{ include: typeof INCLUDE }>) {
  const content = reportContentSchema.parse({
    ...Object.fromEntries(
      Object.entries(report).filter(([name]) => name in reportContentSchema.shape),
    ),
    software: report.software.slug,
    evidence: report.evidence.map(evidenceContent),
    mergedInto: report.mergedIntoId,
  });
  return { content, revision: report.revision };
}

function evidenceContent(row: Evidence): EvidenceContent {
  const { key, title, url, quote, supports, ticked } = row;
  const kind = row.kind as EvidenceContent['kind'];
  const publisher = row.publisher as EvidenceContent['publisher'];
  const checkedOn = row.checkedOn.toISOString().slice(0, 10);
  return { key, kind, publisher, title, url, quote, checkedOn, supports, ticked };
}

async function columns(tx: Tx, content: ReportContent) {
  const software = await softwareAt(tx, content.software);
  const { evidence: _, software: __, mergedInto, ...plain } = content;
  return {
    data: { ...plain, softwareId: software.id, mergedIntoId: mergedInto },
    places: software,
  };
}

async function create(tx: Tx, content: ReportContent, context: WriteContext): Promise<number> {
  const { data, places } = await columns(tx, content);
  const { id } = await tx.report.create({
    data: { ...data, authorId: context.authorId, createdAt: context.now, updatedAt: context.now },
    select: { id: true },
  });
  const checks = await checkKeys(tx, content.evidence);
  const evidence = content.evidence.map((item, position) => ({
    ...evidenceColumns(item, position, places, checks),
    reportId: id,
    editId: context.editId,
  }));
  await tx.evidence.createMany({ data: evidence });
  return id;
}

async function write(
  tx: Tx,
  id: number,
  content: ReportContent,
  revision: number,
  context: WriteContext,
) {
  const before = (await load(tx, [id])).get(id);
  const { data, places } = await columns(tx, content);
  const revote = before !== undefined && isAnotherClaim(before.content, content);
  await tx.report.update({
    where: { id },
    data: {
      ...data,
      revision,
      updatedAt: context.now,
      ...(revote ? { voteEpoch: { increment: 1 } } : {}),
    },
  });
  await writeEvidence(tx, id, content.evidence, places, context);
}

function evidenceColumns(
  item: EvidenceContent,
  position: number,
  places: OwnPlaces,
  checks: ReadonlySet<string>,
) {
  const checkKey = keyOf(item);
  return {
    ...{ ...item, position },
    checkKey: checkKey !== null && checks.has(checkKey) ? checkKey : null,
    checkedOn: new Date(`${item.checkedOn}T00:00:00Z`),
    primary: isPrimary(item, places),
  };
}

/** The check of a piece's page; none where it names no page. */
function keyOf({ url, quote }: EvidenceContent): string | null {
  return url === null ? null : sourceKey(url, quote);
}

/** Of the pieces whose pages are known, read while they were a proposal or in an earlier revision. */
function checkKeys(tx: Tx, evidence: readonly EvidenceContent[]): Promise<ReadonlySet<string>> {
  return knownSourceKeys(
    tx,
    evidence.flatMap((item) => keyOf(item) ?? []),
  );
}

/** Rows follow the content; each keeps the edit that brought it. */
async function writeEvidence(
  tx: Tx,
  reportId: number,
  evidence: readonly EvidenceContent[],
  places: OwnPlaces,
  { editId }: WriteContext,
): Promise<void> {
  await tx.evidence.deleteMany({
    where: { reportId, key: { notIn: evidence.map((item) => item.key) } },
  });
  const checks = await checkKeys(tx, evidence);
  for (const [position, item] of evidence.entries()) {
    const data = evidenceColumns(item, position, places, checks);
    await tx.evidence.upsert({
      where: { reportId_key: { reportId, key: item.key } },
      create: { ...data, reportId, editId },
      update: data,
    });
  }
}

/**
 * Whoever wrote the report holds its row: it was locked before, or nobody else sees it yet. A report that became part
 * of another takes along who may not vote on it.
 */
async function refresh(tx: Tx, id: number, { editId, now }: WriteContext): Promise<void> {
  const cause = `Edit ${editId}`;
  const { softwareId, mergedIntoId } = await regradeHeldReport(tx, id, cause, now);
  await refreshSoftwareEntry(tx, softwareId);
  if (mergedIntoId !== null && (await endOwnVotes(tx, mergedIntoId, now)))
    await regradeHeldReport(tx, mergedIntoId, cause, now);
}
