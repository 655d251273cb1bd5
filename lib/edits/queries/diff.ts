import {
  mergeOnto,
  pick,
  revisionContent,
  subjectRevision,
  type Versions,
} from '@/lib/edits/kinds/base';
import { editRecord } from '@/lib/edits/kinds/kind';
import { kindOf } from '@/lib/edits/registry';
import { diffFields, type FieldDiff } from '@/lib/edits/rules/diff';
import type { EditView } from '@/lib/edits/schema';
import { subjectNamed } from '@/lib/edits/subjects/subject';
import {
  type EditKind,
  type EditState,
  type Fields,
  type SubjectType,
  WAITING_STATES,
} from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';

/** Both sides of an edit against the present revision, and what merges by itself. */
export interface Comparison extends Versions {
  readonly merged: Fields;
}

/** How an edit of an existing subject stands to the present revision; null where its subject is new. */
export async function compareWithPresent(
  tx: Tx,
  edit: Edit,
  now: Date,
): Promise<Comparison | null> {
  if (edit.subjectId === null) return null;
  const record = editRecord(edit);
  const type = record.subjectType;
  const revision = await subjectRevision(tx, type, edit.subjectId);
  const mine = await kindOf(record.kind).mine(tx, record, now);
  const names = Object.keys(mine);
  const base = pick(record.base ?? {}, names);
  const present = (await revisionContent(tx, type, edit.subjectId, revision)) ?? {};
  const onto = mergeOnto(present, base, mine, subjectNamed(type).shapes);
  const { theirs, conflicts, fields } = onto;
  return { base, theirs, mine: onto.mine, revision, conflicts, merged: fields };
}

interface Differences {
  readonly diff: readonly FieldDiff[];
  readonly conflict: EditView['conflict'];
}

/**
 * What an edit changes: of an applied one what it left, of a waiting one what it would do to the present
 * revision, of an ended one what was proposed. Word by word for texts.
 */
export async function findDiff(tx: Tx, edit: Edit, now: Date): Promise<Differences> {
  const { shapes } = subjectNamed(edit.subjectType as SubjectType);
  if (edit.state === 'applied')
    return { diff: diffFields(...(await appliedSides(tx, edit)), shapes), conflict: null };
  const sides = await compareWithPresent(tx, edit, now);
  if (sides === null) {
    const record = editRecord(edit);
    const mine = await kindOf(record.kind).mine(tx, record, now);
    return { diff: diffFields(null, mine, shapes), conflict: null };
  }
  const waits = WAITING_STATES.includes(edit.state as EditState);
  const conflict = waits && sides.conflicts.length > 0 ? versionsOf(sides) : null;
  const [before, after] =
    waits && conflict === null
      ? [sides.theirs, { ...(await comingBack(tx, edit, sides)), ...sides.merged }]
      : [sides.base, sides.mine];
  return { diff: diffFields(before, after, shapes), conflict };
}

/** All that stood in what an edit brings back into use: its page has it again then. */
async function comingBack(tx: Tx, edit: Edit, { mine, revision }: Comparison): Promise<Fields> {
  const { revives } = kindOf(edit.kind as EditKind);
  if (revives === undefined || !(revives.by in mine)) return {};
  const type = edit.subjectType as SubjectType;
  return (await revisionContent(tx, type, edit.subjectId ?? 0, revision)) ?? {};
}

function versionsOf({ base, theirs, mine, revision, conflicts }: Comparison): EditView['conflict'] {
  return { base, theirs, mine, revision, conflicts: [...conflicts] };
}

async function appliedSides(tx: Tx, edit: Edit): Promise<[Fields | null, Fields]> {
  const [type, id, number] = [
    edit.subjectType as SubjectType,
    edit.subjectId ?? 0,
    edit.appliedRevision ?? 1,
  ];
  const after = (await revisionContent(tx, type, id, number)) ?? {};
  const before = number === 1 ? null : await revisionContent(tx, type, id, number - 1);
  const marks = pick(edit.changes as Fields, kindOf(edit.kind as EditKind).marks ?? []);
  return [before, { ...after, ...marks }];
}
