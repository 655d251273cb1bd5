import type { Shapes } from '@/lib/edits/rules/merge';
import { notifyTags, SOFTWARE_LIST_TAG, softwareTag } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import { regradeReport } from '@/lib/reports/commands/regrade';
import { isPrimary } from '@/lib/reports/rules/primary';
import { rangeTags } from '@/lib/reports/tags';
import type { EvidenceKind } from '@/lib/reports/types';
import { refreshSoftwareEntry } from '@/lib/search/refresh-software';
import { type SoftwareContent, softwareContentSchema, softwareNameKey } from '@/lib/software/types';
import type { Subject, WriteContext } from './subject';

const SHAPES: Shapes = { domains: 'set', repositories: 'set', aliases: 'set' };

/** Software entries. */
export const softwareSubject: Subject<SoftwareContent> = {
  type: 'software',
  shapes: SHAPES,
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
  tags: (content) => [softwareTag(content.slug), SOFTWARE_LIST_TAG],
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
  await tx.$executeRaw`SELECT 1 FROM software WHERE id = ${id} FOR UPDATE`;
  const row = await tx.software.findUnique({
    where: { id },
    include: { mergedInto: { select: { slug: true } } },
  });
  if (row === null) return null;
  const {
    slug,
    name,
    tagline,
    article,
    homepage,
    domains,
    repositories,
    aliases,
    state,
    revision,
  } = row;
  const content = softwareContentSchema.parse({
    ...{ slug, name, tagline, article, homepage, domains, repositories, aliases, state },
    mergedInto: row.mergedInto?.slug ?? null,
  });
  return { content, revision };
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
  await notifyTags(tx, software.reports.flatMap(rangeTags));
  await refreshSoftwareEntry(tx, id);
}
