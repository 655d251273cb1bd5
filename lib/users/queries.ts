import { isClosedHandle } from '@/lib/auth/rules/handle';
import type { EditKind } from '@/lib/edits/types';
import { type AccountRole, type TrustLevel, trustOf } from '@/lib/levels/levels';
import { readDb } from '@/lib/platform/db';

/** An applied edit, as a profile lists it. */
export interface ProfileEdit {
  readonly id: number;
  readonly kind: EditKind;
  /** The day it was applied, `YYYY-MM-DD`. */
  readonly day: string;
  readonly ports: { readonly start: number; readonly end: number } | null;
  /** For edits of a software entry. */
  readonly software: { readonly slug: string; readonly name: string } | null;
  readonly locale: string | null;
}

/** What everybody may see of a member: never an address, never a ballot. */
export interface Profile {
  readonly handle: string;
  /** The month of joining, `YYYY-MM`; the day is nobody's business. */
  readonly memberSince: string;
  readonly role: AccountRole;
  readonly level: TrustLevel;
  /** The instance's own account, which nobody signs in to. */
  readonly system: boolean;
  readonly closed: boolean;
  readonly suspended: boolean;
  readonly applied: number;
  readonly reviews: number;
  /** The newest applied edits. */
  readonly edits: readonly ProfileEdit[];
}

const EDITS_SHOWN = 50;

/** The profile behind a handle, compared without case; null where there is none. */
export async function findProfile(handle: string): Promise<Profile | null> {
  const user = await readDb().user.findUnique({
    where: { handle },
    select: {
      id: true,
      handle: true,
      role: true,
      earnedTrust: true,
      system: true,
      createdAt: true,
      suspendedAt: true,
    },
  });
  if (user?.handle == null) return null;
  const [applied, reviews, edits] = await Promise.all([
    readDb().edit.count({ where: { authorId: user.id, state: 'applied' } }),
    readDb().review.count({ where: { reviewerId: user.id } }),
    listAppliedEdits(user.id),
  ]);
  return {
    handle: user.handle,
    memberSince: user.createdAt.toISOString().slice(0, 7),
    role: user.role as AccountRole,
    level: trustOf(user),
    system: user.system,
    closed: isClosedHandle(user.handle),
    suspended: user.suspendedAt !== null,
    applied,
    reviews,
    edits,
  };
}

async function listAppliedEdits(userId: string): Promise<ProfileEdit[]> {
  const edits = await readDb().edit.findMany({
    where: { authorId: userId, state: 'applied' },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: EDITS_SHOWN,
    select: {
      id: true,
      kind: true,
      subjectType: true,
      subjectId: true,
      portStart: true,
      portEnd: true,
      locale: true,
      decidedAt: true,
      createdAt: true,
    },
  });
  const entries = edits.flatMap(({ subjectType, subjectId }) =>
    subjectType === 'software' && subjectId !== null ? [subjectId] : [],
  );
  const software = await readDb().software.findMany({
    where: { id: { in: entries } },
    select: { id: true, slug: true, name: true },
  });
  return edits.map((edit) => {
    const { portStart: start, portEnd: end } = edit;
    const entry =
      edit.subjectType === 'software'
        ? software.find(({ id }) => id === edit.subjectId)
        : undefined;
    return {
      id: edit.id,
      kind: edit.kind as EditKind,
      day: (edit.decidedAt ?? edit.createdAt).toISOString().slice(0, 10),
      ports: start === null || end === null ? null : { start, end },
      software: entry === undefined ? null : { slug: entry.slug, name: entry.name },
      locale: edit.locale,
    };
  });
}
