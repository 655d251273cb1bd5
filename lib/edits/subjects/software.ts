import { lockRow } from '@/lib/platform/row-lock';
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
import { regradeReport } from '@/lib/reports/commands';
import { isPrimary } from '@/lib/reports/rules/primary';
import type { EvidenceKind } from '@/lib/reports/types';
import { refreshSoftwareEntry } from '@/lib/search/commands';
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
    const { id } = await tx.software.create({
      data: { ...(await columns(tx, content)), createdAt: now, updatedAt: now },
      select: { id: true },
    });
    return id;
  },
  async write(tx, id, content, revision, { now }) {
    await tx.software.update({
      where: { id },
      data: { ...(await columns(tx, content)), revision, updatedAt: now },
    });
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

async function load(tx: Tx, id: number) {
  await lockRow(tx, 'software', id);
  const row = await tx.software.findUnique({
    where: { id },
    include: { mergedInto: { select: { slug: true } } },
  });
  if (row === null) return null;
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
  const software = await tx.software.findUniqueOrThrow({
    where: { id },
    // By number: whoever locks several reports locks them in this order.
    include: { reports: { include: { evidence: true }, orderBy: { id: 'asc' } } },
  });
  for (const report of software.reports) {
    for (const item of report.evidence) {
      const primary = isPrimary({ ...item, kind: item.kind as EvidenceKind }, software);
      if (primary !== item.primary)
        await tx.evidence.update({ where: { id: item.id }, data: { primary } });
    }
    await regradeReport(tx, report.id, `Edit ${editId}`, now);
  }
  // Every page of its reports names the software.
  await notifyTags(tx, software.reports.flatMap(changedUseTags));
  await refreshSoftwareEntry(tx, id);
}
