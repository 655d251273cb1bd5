import { articleId } from '@/lib/articles/routes';
import { editRecord } from '@/lib/edits/kinds/kind';
import { kindOf } from '@/lib/edits/registry';
import type { EditSubject, EditSummary } from '@/lib/edits/schema';
import type { EditKind, EditState } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';

/** Who wrote an edit and who took it over, by handle. */
export const EDIT_INCLUDE = {
  author: { select: { handle: true } },
  takenOverBy: { select: { handle: true } },
} as const;

export type StoredEdit = Edit & {
  readonly author: { readonly handle: string | null };
  readonly takenOverBy: { readonly handle: string | null } | null;
};

/** Stored edits as lists show them; what they are about is looked up for all at once. */
export async function summaries(tx: Tx, edits: readonly StoredEdit[]): Promise<EditSummary[]> {
  const names = await subjectNames(tx, edits);
  return edits.map((edit) => summary(edit, names(edit)));
}

/** An edit that was just proposed, as lists show it. */
export async function proposedSummary(
  tx: Tx,
  edit: Edit,
  author: { readonly handle: string | null },
): Promise<EditSummary> {
  const stored = { ...edit, author, takenOverBy: null };
  return summary(stored, (await subjectNames(tx, [edit]))(edit));
}

function summary(edit: StoredEdit, subject: EditSubject): EditSummary {
  const {
    id,
    note,
    version,
    baseRevision,
    appliedRevision,
    newDomain,
    unreviewed,
    conflicts,
    portStart,
    portEnd,
  } = edit;
  return {
    ...{
      id,
      note,
      version,
      baseRevision,
      appliedRevision,
      newDomain,
      unreviewed,
      conflicts,
      subject,
    },
    kind: edit.kind as EditKind,
    state: edit.state as EditState,
    ports: portStart === null || portEnd === null ? null : { start: portStart, end: portEnd },
    author: edit.author.handle,
    takenOverBy: edit.takenOverBy?.handle ?? null,
    reverts: edit.revertsEditId,
    destructive: kindOf(edit.kind as EditKind).isDestructive(editRecord(edit)),
    escalated: edit.escalatedAt !== null,
    createdAt: edit.createdAt.toISOString(),
    updatedAt: edit.updatedAt.toISOString(),
    decidedAt: edit.decidedAt?.toISOString() ?? null,
    dueAt: edit.dueAt?.toISOString() ?? null,
  };
}

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** Finds the names of everything that the edits are about, in three queries at most. */
async function subjectNames(tx: Tx, edits: readonly Edit[]): Promise<(edit: Edit) => EditSubject> {
  const idsOf = (type: string) =>
    edits.flatMap((edit) => (edit.subjectType === type ? (edit.subjectId ?? []) : []));
  const select = { slug: true, name: true } as const;
  const [reportIds, articleIds, softwareIds] = [
    idsOf('report'),
    idsOf('article'),
    idsOf('software'),
  ];
  const reports =
    reportIds.length === 0
      ? []
      : await tx.report.findMany({
          where: { id: { in: reportIds } },
          select: { id: true, software: { select } },
        });
  const articles =
    articleIds.length === 0
      ? []
      : await tx.article.findMany({
          where: { id: { in: articleIds } },
          select: { id: true, title: true },
        });
  const slugs = edits.flatMap((edit) => chosenSlug(edit) ?? []);
  const software =
    softwareIds.length + slugs.length === 0
      ? []
      : await tx.software.findMany({
          where: { OR: [{ id: { in: softwareIds } }, { slug: { in: slugs } }] },
          select: { id: true, ...select },
        });
  const entry = (match: (one: Named & { id: number }) => boolean): Named | undefined =>
    software.find(match);
  return (edit) => {
    if (edit.subjectType === 'software') {
      const own = entry(({ id }) => id === edit.subjectId);
      return { type: 'software', id: own?.slug ?? null, name: own?.name ?? '' };
    }
    if (edit.subjectType === 'service')
      return { type: 'service', id: edit.serviceName, name: edit.serviceName ?? '' };
    if (edit.subjectType === 'article') {
      const title = articles.find(({ id }) => id === edit.subjectId)?.title ?? proposedTitle(edit);
      return {
        type: 'article',
        id: articleId({ port: edit.portStart ?? 0, locale: edit.locale ?? '' }),
        name: title,
      };
    }
    const known =
      reports.find(({ id }) => id === edit.subjectId)?.software ??
      entry(({ slug }) => slug === chosenSlug(edit));
    return { type: 'report', id: edit.subjectId, name: known?.name ?? proposedName(edit) };
  };
}

interface Proposed {
  readonly title?: unknown;
  readonly software?: unknown;
}

/** The entry a report names that is not there yet. */
function chosenSlug(edit: Edit): string | null {
  const { software } = edit.changes as Proposed;
  if (
    edit.subjectId !== null ||
    typeof software !== 'object' ||
    software === null ||
    !('slug' in software)
  )
    return null;
  return String(software.slug);
}

function proposedName(edit: Edit): string {
  const { software } = edit.changes as Proposed;
  return typeof software === 'object' && software !== null && 'name' in software
    ? String(software.name)
    : '';
}

function proposedTitle(edit: Edit): string {
  const { title } = edit.changes as Proposed;
  return typeof title === 'string' ? title : '';
}
