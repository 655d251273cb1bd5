import { lockRows } from '@/lib/platform/row-lock';
import { mergeShapes } from '@/lib/platform/fields';
import { SOFTWARE_FIELDS } from '@/lib/software/fields';
import {
  changedUseTags,
  notifyTags,
  programTags,
  SOFTWARE_LIST_TAG,
  softwareTag,
} from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { regradeReport } from '@/lib/reports/commands';
import { isPrimary } from '@/lib/reports/rules/primary';
import type { EvidenceKind } from '@/lib/reports/types';
import { refreshSoftwareEntry } from '@/lib/search/commands';
import { softwareChanged, softwareMade } from '@/lib/software/commands';
import { nameKeys } from '@/lib/software/names';
import { type SoftwareContent, softwareContentSchema, softwareNameKey } from '@/lib/software/types';
import type { Subject, WriteContext } from './subject';

/** Software entries. */
export const softwareSubject: Subject<SoftwareContent> = {
  type: 'software',
  shapes: mergeShapes(SOFTWARE_FIELDS),
  parse: (fields) => softwareContentSchema.parse(fields),
  load,
  async create(tx, content, { now }) {
    const data = await columns(tx, content);
    const { id } = await tx.software.create({
      data: { ...data, createdAt: now, updatedAt: now },
      select: { id: true },
    });
    softwareMade(tx, { ...data, id });
    return id;
  },
  async write(tx, id, content, revision, { now }) {
    await tx.software.update({
      where: { id },
      data: { ...(await columns(tx, content)), revision, updatedAt: now },
    });
    softwareChanged(tx, id);
  },
  refresh,
  tags: (content) => [
    softwareTag(content.slug),
    SOFTWARE_LIST_TAG,
    ...programTags(nameKeys(content)),
  ],
  ports: () => null,
};

async function columns(tx: Tx, content: SoftwareContent) {
  const { mergedInto, ...plain } = content;
  const into =
    mergedInto === null
      ? null
      : await tx.software.findUniqueOrThrow({ where: { slug: mergedInto } });
  return { ...plain, nameKey: softwareNameKey(content.name), mergedIntoId: into?.id ?? null };
}

const INCLUDE = { mergedInto: { select: { slug: true } } } as const;

async function load(tx: Tx, ids: readonly number[]) {
  await lockRows(tx, 'software', ids);
  const found = await tx.software.findMany({ where: { id: { in: [...ids] } }, include: INCLUDE });
  return new Map(found.map((row) => [row.id, loaded(row)]));
}

function loaded(row: Prisma.SoftwareGetPayload<{ include: typeof INCLUDE }>) {
  const columns: Readonly<Record<string, unknown>> = row;
  const fields = Object.keys(softwareContentSchema.shape).map((name) => [name, columns[name]]);
  const content = softwareContentSchema.parse({
    ...Object.fromEntries(fields),
    mergedInto: row.mergedInto?.slug ?? null,
  });
  return { content, revision: row.revision };
}

/** Listed places decide what is primary, names decide what became official: its reports are graded again. */
async function refresh(tx: Tx, id: number, { editId, now }: WriteContext): Promise<void> {
  // By number: whoever locks several reports locks them in this order.
  const reports = await tx.report.findMany({ where: { softwareId: id }, orderBy: { id: 'asc' } });
  if (reports.length > 0) await lookAgain(tx, id);
  for (const report of reports) await regradeReport(tx, report.id, `Edit ${editId}`, now);
  // Every page of its reports names the software.
  await notifyTags(tx, reports.flatMap(changedUseTags));
  await refreshSoftwareEntry(tx, id);
}

/** Whether each piece of evidence of its reports is primary. */
async function lookAgain(tx: Tx, softwareId: number): Promise<void> {
  const places = await tx.software.findUniqueOrThrow({ where: { id: softwareId } });
  const evidence = await tx.evidence.findMany({ where: { report: { softwareId } } });
  for (const item of evidence) {
    const primary = isPrimary({ ...item, kind: item.kind as EvidenceKind }, places);
    if (primary !== item.primary)
      await tx.evidence.update({ where: { id: item.id }, data: { primary } });
  }
}
