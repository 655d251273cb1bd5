import { z } from 'zod';
import { rangesOf } from '@/lib/platform/covering';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { rows, type Sql, sql } from '@/lib/platform/raw';
import type { ReportCreate, ReportUpdate, SoftwareChoice } from '@/lib/reports/changes';
import type { ReportContent } from '@/lib/reports/content';
import { PRIMARY_KINDS } from '@/lib/reports/types';
import { resolveName, resolveSlug } from '@/lib/software/commands';
import { isOwnPlace, type OwnPlaces, placesOf } from '@/lib/software/places';
import { softwareNameKey } from '@/lib/software/types';

/** Evidence that an edit brings, beyond what stood there. */
function broughtBy(edit: Edit) {
  const { evidence = [] } = edit.changes as unknown as Partial<ReportCreate> & ReportUpdate;
  const stood = ((edit.base ?? {}) as Partial<ReportContent>).evidence ?? [];
  return evidence.filter((piece) => !stood.some((known) => isDeepEqual(known, piece)));
}

/**
 * Whether the edit brings a source on the own places of the software that it speaks of. What is applied when nobody
 * comes needs one: that a reviewer ticked another, or that an RFC says it, is for people to weigh (decision 50).
 */
export async function bringsOwnSource(tx: Tx, edit: Edit): Promise<boolean> {
  const places = await proposedPlaces(tx, edit);
  return broughtBy(edit).some(
    ({ kind, url = null, supports = true }) =>
      supports && PRIMARY_KINDS.includes(kind) && url !== null && isOwnPlace(url, places),
  );
}

/**
 * Whether people have objected to the same before: another edit that brought it was rejected, asked to be changed or
 * flagged, or it stood there once and was taken away. For an edit that only adds.
 */
export async function wasObjectedTo(tx: Tx, edit: Edit): Promise<boolean> {
  return edit.subjectId === null
    ? reportWasObjectedTo(tx, edit)
    : evidenceWasObjectedTo(tx, edit, edit.subjectId);
}

/** A report of the same software that shares a port with it. */
async function reportWasObjectedTo(tx: Tx, edit: Edit): Promise<boolean> {
  const span = { start: edit.portStart ?? 0, end: edit.portEnd ?? 0 };
  const named = await entryOf(tx, chosenBy(edit.changes));
  const software = { OR: [{ id: named.id ?? 0 }, { mergedIntoId: named.id ?? 0 }] };
  const takenAway = await tx.report.count({
    where: {
      ...{ software, portStart: { lte: span.end }, portEnd: { gte: span.start } },
      OR: [{ state: { not: 'active' } }, { finding: { not: null } }],
    },
  });
  if (takenAway > 0) return true;
  const onPorts = sql`e.kind = ${edit.kind} AND e.port_start IS NOT NULL
    AND int4range(e.port_start, e.port_end, '[]') && ${rangesOf([span])}`;
  for (const changes of await objectedChanges(tx, edit, onPorts)) {
    const other = await entryOf(tx, chosenBy(changes));
    if (other.id === null ? other.key === named.key : other.id === named.id) return true;
  }
  return false;
}

/** One of the same links on the same report. */
async function evidenceWasObjectedTo(tx: Tx, edit: Edit, subjectId: number): Promise<boolean> {
  const brought = broughtBy(edit).flatMap(({ url }) => url ?? []);
  const isBrought = (content: unknown) =>
    ((content as { evidence?: { url?: string | null }[] }).evidence ?? []).some(
      ({ url }) => url != null && brought.includes(url),
    );
  const { subjectType } = edit;
  const revisions = await tx.revision.findMany({
    where: { subjectType, subjectId },
    select: { content: true },
  });
  if (revisions.some(({ content }) => isBrought(content))) return true;
  const onSubject = sql`e.subject_type = ${subjectType} AND e.subject_id = ${subjectId}`;
  return (await objectedChanges(tx, edit, onSubject)).some(isBrought);
}

const Objected = z.object({ changes: z.unknown() });

/** What other edits of a place proposed that somebody objected to, whatever became of them. */
async function objectedChanges(tx: Tx, { id }: Edit, place: Sql): Promise<unknown[]> {
  const found = await rows(tx, Objected)`
    SELECT e.changes FROM edit e
    WHERE ${place} AND e.id <> ${id} AND (
      EXISTS (SELECT FROM review w WHERE w.edit_id = e.id AND w.verdict IN ('reject', 'request-changes'))
      OR EXISTS (SELECT FROM flag f
        WHERE f.subject_type = 'edit' AND f.subject_id = e.id::text AND f.state <> 'dismissed'))`;
  return found.map(({ changes }) => changes);
}

function chosenBy(changes: unknown): SoftwareChoice | undefined {
  return (changes as { readonly software?: SoftwareChoice }).software;
}

/** The entry that a choice means, and its name for one that is yet to be made. */
async function entryOf(tx: Tx, choice: SoftwareChoice | undefined) {
  if (choice === undefined) return { id: null, key: null };
  if ('slug' in choice) return { id: (await resolveSlug(tx, choice.slug))?.id ?? null, key: null };
  const id = (await resolveName(tx, choice.name))?.id ?? null;
  return { id, key: softwareNameKey(choice.name) };
}

/** Where the software that a report's edit speaks of publishes: its entry's places, or those a new entry will have. */
export async function proposedPlaces(tx: Tx, edit: Edit): Promise<OwnPlaces> {
  const choice = chosenBy(edit.changes);
  const select = { domains: true, repositories: true } as const;
  if (choice === undefined) {
    const report = await tx.report.findUnique({
      where: { id: edit.subjectId ?? 0 },
      select: { software: { select } },
    });
    return report?.software ?? { domains: [], repositories: [] };
  }
  const { id } = await entryOf(tx, choice);
  if (id !== null) return tx.software.findUniqueOrThrow({ where: { id }, select });
  return placesOf('name' in choice ? choice.homepage : undefined);
}
