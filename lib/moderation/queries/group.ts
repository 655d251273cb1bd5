import { z } from 'zod';
import { editRecord } from '@/lib/edits/kinds/kind';
import type { Viewer } from '@/lib/edits/policy';
import { contextOf, lookAt, viewOf } from '@/lib/edits/queries/edit';
import { findQueueItems, isInConflict } from '@/lib/edits/queries/queue-items';
import { EDIT_INCLUDE, summaries } from '@/lib/edits/queries/summary';
import { kindOf } from '@/lib/edits/registry';
import { isBeside } from '@/lib/edits/rules/beside';
import { linkedDomains } from '@/lib/edits/rules/links';
import type { EditSummary } from '@/lib/edits/schema';
import type { EditKind } from '@/lib/edits/types';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import { rows } from '@/lib/platform/raw';
import { type AtDesk, findRepeated } from './trials';
import { type Apart, type Group, GROUP_SIZE, type GroupWay } from '../group';

/** More than are shown are counted up to here. */
const COUNTED = 200;

/** What the edits of a group have in common, and how they are found. */
interface Common {
  readonly name: string;
  readonly where: Prisma.EditWhereInput;
}

/**
 * What waits for this reviewer and has its author, its software or a domain in common with an edit, that edit among
 * it; null where there is no such edit. What they may not decide together with the rest is named with the reason.
 */
export async function findGroup(
  viewer: AtDesk,
  id: number,
  by: GroupWay,
  now: Date,
): Promise<Group | null> {
  const edit = (await db().edit.findUnique({ where: { id } })) ?? (await findRepeated(viewer, id));
  if (edit === null) return null;
  const { name, where } = await COMMON[by](edit);
  const found = await db().edit.findMany({
    where: {
      AND: [where],
      state: 'open',
      reviews: { none: { reviewerId: viewer.id, voidedAt: null } },
      held: { none: { reviewerId: viewer.id, endedAt: null } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: COUNTED,
  });
  // The one that lies open is there, however many are older.
  const ordered = [
    ...found.filter((one) => one.id === id),
    ...found.filter((one) => one.id !== id),
  ];
  const shown = ordered.slice(0, GROUP_SIZE).sort((a, b) => found.indexOf(a) - found.indexOf(b));
  const items = await findQueueItems(
    viewer,
    shown.map((one) => one.id),
    now,
  );
  const group: Group = { by, name, items: [], leftOut: [], more: found.length - shown.length };
  return inTransaction(async (tx) => {
    const deciding = await findDeciding(tx);
    for (const item of items) {
      const stored = shown.find((one) => one.id === item.id);
      const looked = await lookAt(tx, item.id, now);
      if (stored === undefined || looked === null) continue;
      const view = await viewOf(tx, looked, viewer, now);
      const denied = view.denied.find(({ action }) => action === 'approve')?.reason;
      const reason =
        denied ?? (await apartOf(tx, { viewer, edit: stored, is: item, deciding }, now));
      if (reason !== null) group.leftOut.push({ item, reason });
      else {
        const { primary } = await contextOf(tx, looked, now);
        group.items.push({ item, edit: view, primary });
      }
    }
    return group;
  });
}

/** An edit on which a verdict waits, and whose. */
type Deciding = EditSummary & { readonly reviewerId: string };

/** All edits on which verdicts wait: seldom more than a few. */
export async function findDeciding(tx: Tx): Promise<Deciding[]> {
  const held = await tx.heldVerdict.findMany({
    where: { endedAt: null },
    include: { edit: { include: EDIT_INCLUDE } },
  });
  const shown = await summaries(
    tx,
    held.map(({ edit }) => edit),
  );
  return shown.map((edit, at) => ({ ...edit, reviewerId: held[at]?.reviewerId ?? '' }));
}

interface Asked {
  readonly viewer: Viewer;
  readonly edit: Edit;
  readonly is: EditSummary;
  readonly deciding: readonly Deciding[];
}

/** Why the edit is not decided together with others; null: it may be. */
export async function apartOf(
  tx: Tx,
  { viewer, edit, is, deciding }: Asked,
  now: Date,
): Promise<Apart | null> {
  const kind = kindOf(edit.kind as EditKind);
  if (kind.reasons === 'removal' || kind.isDestructive(editRecord(edit))) return 'removes';
  const flagged = { subjectType: 'edit', subjectId: String(edit.id), state: 'open' };
  if ((await tx.flag.count({ where: flagged })) > 0) return 'flagged';
  const waits = deciding.some((one) =>
    one.id === edit.id ? one.reviewerId !== viewer.id : isBeside(one, is),
  );
  if (waits) return 'deciding';
  const others = { editId: edit.id, reviewerId: { not: viewer.id } };
  if ((await tx.deskClaim.count({ where: { ...others, until: { gt: now } } })) > 0)
    return 'claimed';
  return (await isInConflict(tx, edit, now)) ? 'conflicts' : null;
}

const COMMON: Readonly<Record<GroupWay, (edit: Edit) => Promise<Common>>> = {
  async author({ authorId }) {
    const { handle } = await db().user.findUniqueOrThrow({ where: { id: authorId } });
    return { name: handle ?? '', where: { authorId } };
  },
  async software(edit) {
    const { id = null, slug = null, name } = await softwareOf(edit);
    if (name === null) return { name: '', where: { id: edit.id } };
    const proposed = (key: string, equals: string): Prisma.EditWhereInput => ({
      subjectId: null,
      changes: { path: ['software', key], equals },
    });
    const ofEntry: Prisma.EditWhereInput[] =
      id === null
        ? []
        : [
            { subjectType: 'software', subjectId: id },
            { subjectType: 'report', subjectId: { in: await reportsOf(id) } },
          ];
    const chosen = slug === null ? [] : [proposed('slug', slug)];
    return { name, where: { OR: [...ofEntry, ...chosen, proposed('name', name)] } };
  },
  async domain(edit) {
    const domains = linkedDomains(edit.changes);
    const found = await Promise.all(domains.map(linkingTo));
    return { name: domains.join(', '), where: { id: { in: [edit.id, ...found.flat()] } } };
  },
};

async function reportsOf(softwareId: number): Promise<number[]> {
  const reports = await db().report.findMany({ where: { softwareId }, select: { id: true } });
  return reports.map(({ id }) => id);
}

interface Named {
  readonly id?: number;
  readonly slug?: string | null;
  readonly name: string | null;
}

/** The software that an edit is about: an entry, or the one that it would bring. */
async function softwareOf({ subjectType, subjectId, changes }: Edit): Promise<Named> {
  const select = { id: true, slug: true, name: true } as const;
  if (subjectType === 'report' && subjectId !== null) {
    const where = { id: subjectId };
    return (await db().report.findUniqueOrThrow({ where, select: { software: { select } } }))
      .software;
  }
  if (subjectType === 'software' && subjectId !== null)
    return db().software.findUniqueOrThrow({ where: { id: subjectId }, select });
  const { software } = changes as { readonly software?: { readonly slug?: string; name?: string } };
  if (software?.slug !== undefined) {
    const entry = await db().software.findUnique({ where: { slug: software.slug }, select });
    return entry ?? { name: null };
  }
  return { name: software?.name ?? null };
}

const Linking = z.object({ id: z.int(), changes: z.unknown() });

/** Open edits that lead to a domain, wherever in what they change. */
async function linkingTo(domain: string): Promise<number[]> {
  const found = await rows(db(), Linking)`
    SELECT id, changes FROM edit WHERE state = 'open' AND strpos(lower(changes::text), ${domain}) > 0
    ORDER BY created_at LIMIT ${COUNTED}`;
  return found.flatMap(({ id, changes }) => (linkedDomains(changes).includes(domain) ? [id] : []));
}
