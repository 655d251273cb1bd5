import { judge, proposedPlaces } from '@/lib/edits/commands/facts';
import type { EditContext } from '@/lib/edits/context';
import type { Viewer } from '@/lib/edits/policy';
import { forecastOf } from '@/lib/edits/rules/forecast';
import { DESTRUCTIVE_OPEN_MS } from '@/lib/edits/rules/outcome';
import type { EditView } from '@/lib/edits/schema';
import { WAITING_STATES } from '@/lib/edits/types';
import { db, type Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import type { EvidenceContent } from '@/lib/reports/content';
import { proposedKey } from '@/lib/reports/evidence';
import { isPrimary } from '@/lib/reports/rules/primary';
import { trustOf } from '@/lib/levels/levels';
import { findEdit } from './edit';

/** An edit with what stands around it. */
export interface WholeEdit {
  readonly edit: EditView;
  readonly context: EditContext;
}

/** An edit as this viewer sees it, with what stands around it; null where there is none. */
export async function findWholeEdit(
  id: number,
  viewer: Viewer | null,
  now: Date,
): Promise<WholeEdit | null> {
  const [edit, context] = await Promise.all([
    findEdit(db(), id, viewer, now),
    findEditContext(db(), id, now),
  ]);
  return edit === null || context === null ? null : { edit, context };
}

/** What stands around an edit; null where there is none. */
export async function findEditContext(tx: Tx, id: number, now: Date): Promise<EditContext | null> {
  const edit = await tx.edit.findUnique({
    where: { id },
    include: {
      author: { select: { handle: true, role: true, earnedTrust: true } },
      revertedBy: { where: { state: 'applied' }, select: { id: true }, take: 1 },
    },
  });
  if (edit === null) return null;
  const facts = await judge(tx, edit, now);
  const { author, revertedBy } = edit;
  const waits = WAITING_STATES.includes(facts.state);
  const forecast = waits ? forecastOf(facts, now) : null;
  return {
    author: {
      handle: author.handle,
      trust: trustOf(author),
      ...(await recordOf(tx, edit.authorId)),
    },
    flagged: facts.flagged,
    forecast: forecast === null ? null : { act: forecast.act, at: forecast.at.toISOString() },
    openUntil:
      waits && facts.destructive
        ? new Date(facts.authorActedAt.getTime() + DESTRUCTIVE_OPEN_MS).toISOString()
        : null,
    revertedBy: revertedBy[0]?.id ?? null,
    primary: await primaryKeys(tx, edit),
  };
}

/** How an author's edits ended. One that was reverted since counts as applied: it was. */
async function recordOf(tx: Tx, authorId: string): Promise<{ applied: number; rejected: number }> {
  const counts = await tx.edit.groupBy({
    by: ['state'],
    where: { authorId, state: { in: ['applied', 'rejected'] } },
    _count: true,
  });
  const of = (state: string) => counts.find((one) => one.state === state)?._count ?? 0;
  return { applied: of('applied'), rejected: of('rejected') };
}

type Piece = Pick<EvidenceContent, 'kind'> & Partial<EvidenceContent>;

/** The proposed evidence that is primary on the software as its entry stands now. */
async function primaryKeys(tx: Tx, edit: Edit): Promise<string[]> {
  const { evidence } = edit.changes as { readonly evidence?: readonly Piece[] };
  if (evidence === undefined || evidence.length === 0) return [];
  const places = await proposedPlaces(tx, edit);
  return evidence.flatMap((piece, index) => {
    const { kind, url = null, ticked = false } = piece;
    return isPrimary({ kind, url, ticked }, places) ? proposedKey(edit.id, piece, index) : [];
  });
}
