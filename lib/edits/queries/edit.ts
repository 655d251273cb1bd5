import type { EditContext, EditView } from '@/lib/edits/schema';
import {
  EDIT_ACTIONS,
  type JudgedEdit,
  type Viewer,
  actionsFor,
  allowedActions,
} from '@/lib/edits/policy';
import { kindOf } from '@/lib/edits/registry';
import { forecastOf } from '@/lib/edits/rules/forecast';
import { destructiveUntil, ofPlan, outcomeOf } from '@/lib/edits/rules/outcome';
import { type Fields, type Verdict, WAITING_STATES } from '@/lib/edits/types';
import { trustOf } from '@/lib/levels/levels';
import { type Tx, db } from '@/lib/platform/db';
import { type Result, failure, success } from '@/lib/platform/errors';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import type { EvidenceContent } from '@/lib/reports/content';
import { proposedKey } from '@/lib/reports/evidence';
import { isPrimary } from '@/lib/reports/rules/primary';
import { STANDS } from '@/lib/trust/queries';
import { findAlsoChanges } from './also-changes';
import { findDiff } from './diff';
import { loadEditFacts } from './edit-facts';
import { type Ahead, lookAhead } from './plan';
import { proposedPlaces } from './brought';
import { withSourceChecks } from './source-checks';
import { findPlace } from './place';
import { EDIT_INCLUDE, summaries } from './summary';

const WHO = { select: { handle: true } } as const;

const INCLUDE = {
  ...EDIT_INCLUDE,
  reviews: { orderBy: { id: 'asc' }, include: { reviewer: WHO } },
  logEntries: { orderBy: { id: 'asc' }, include: { actor: WHO } },
} satisfies Prisma.EditInclude;

/** An edit with what is asked of it more than once, found once for all that is shown of it. */
export interface LookedAt {
  readonly edit: Prisma.EditGetPayload<{ include: typeof INCLUDE }>;
  readonly ahead: Ahead;
  readonly facts: JudgedEdit;
  /** The facts without the approvals that would not count if it were applied now. */
  readonly standing: JudgedEdit;
}

/** Looks at an edit, for `viewOf` and `contextOf`; null where there is none. */
export async function lookAt(tx: Tx, id: number, now: Date): Promise<LookedAt | null> {
  const edit = await tx.edit.findUnique({ where: { id }, include: INCLUDE });
  if (edit === null) return null;
  const ahead = lookAhead(tx, edit, now);
  // Before all that is shown: where something changes in between, an approval of what is shown is refused.
  const plans = await ahead.hashes();
  const facts = await loadEditFacts(tx, edit, now, ahead);
  return { edit, ahead, facts, standing: plans.length === 0 ? facts : ofPlan(facts, plans) };
}

/** An edit with its diff, reviews and history, and what this viewer may do with it now; null where there is none. */
export async function findEdit(
  tx: Tx,
  id: number,
  viewer: Viewer | null,
  now: Date,
): Promise<EditView | null> {
  const looked = await lookAt(tx, id, now);
  return looked && viewOf(tx, looked, viewer, now);
}

/** The same of an edit that was looked at. */
export async function viewOf(
  tx: Tx,
  { edit, ahead, facts, standing }: LookedAt,
  viewer: Viewer | null,
  now: Date,
): Promise<EditView> {
  const [summary] = await summaries(tx, [edit]);
  if (summary === undefined) throw new TypeError(`edit ${edit.id} has no summary`);
  const permissions = actionsFor(viewer, facts, now);
  const { diff, conflict } = await findDiff(tx, edit, now);
  return {
    ...summary,
    changes: edit.changes as Fields,
    editable: kindOf(summary.kind).editable,
    reasons: kindOf(summary.kind).reasons,
    refusable: kindOf(summary.kind).refusable,
    diff: (await withSourceChecks(tx, [diff]))[0] as EditView['diff'],
    alsoChanges: await findAlsoChanges(tx, edit, ahead),
    plan: (await ahead.hashes())[0] ?? null,
    conflict,
    reviews: edit.reviews.map((review) => ({
      reviewer: review.reviewer.handle,
      verdict: review.verdict as Verdict,
      reason: review.reason,
      changes: review.changes as Fields | null,
      neverAgain: review.neverAgain,
      trust: review.trust,
      counts:
        review.voidedAt === null &&
        standing.reviews.some(({ reviewerId }) => reviewerId === review.reviewerId),
      at: review.createdAt.toISOString(),
    })),
    history: edit.logEntries.map(({ at, actor, action, reason }) => ({
      at: at.toISOString(),
      actor: actor?.handle ?? null,
      action,
      reason,
    })),
    waiting: waitingFor(standing, now),
    lock: facts.lock,
    actions: allowedActions(permissions),
    denied: EDIT_ACTIONS.flatMap((action) => {
      const reason = permissions[action];
      return reason === null ? [] : [{ action, reason }];
    }),
  };
}

/** Whether there is such an edit at all. */
export async function hasEdit(tx: Tx, id: number): Promise<boolean> {
  return (await tx.edit.count({ where: { id } })) > 0;
}

/** `findEdit` outside any transaction, for whoever only reads. */
export function readEdit(id: number, viewer: Viewer | null, now: Date): Promise<EditView | null> {
  return findEdit(db(), id, viewer, now);
}

/** The edit as an act left it, for whoever acted. */
export async function viewAfter(
  tx: Tx,
  acted: Result<Edit>,
  viewer: Viewer,
  now: Date,
): Promise<Result<EditView>> {
  if (!acted.ok) return acted;
  const view = await findEdit(tx, acted.value.id, viewer, now);
  return view === null ? failure('not-found', { reason: 'no-such-edit' }) : success(view);
}

/** What an edit waits for; what is due this minute waits for the sweep. */
function waitingFor(facts: JudgedEdit, now: Date): EditView['waiting'] {
  if (!WAITING_STATES.includes(facts.state)) return null;
  const outcome = outcomeOf(facts, now);
  return outcome.act === 'wait'
    ? { needs: outcome.needs, until: outcome.until.toISOString() }
    : { needs: 'time', until: now.toISOString() };
}

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
  const looked = await lookAt(db(), id, now);
  if (looked === null) return null;
  const [edit, context] = await Promise.all([
    viewOf(db(), looked, viewer, now),
    contextOf(db(), looked, now),
  ]);
  return { edit, context };
}

/** What stands around an edit; null where there is none. */
export async function findEditContext(tx: Tx, id: number, now: Date): Promise<EditContext | null> {
  const looked = await lookAt(tx, id, now);
  return looked && contextOf(tx, looked, now);
}

/** The same of an edit that was looked at. */
export async function contextOf(
  tx: Tx,
  { edit, facts, standing }: LookedAt,
  now: Date,
): Promise<EditContext> {
  const { author, revertedBy } = await tx.edit.findUniqueOrThrow({
    where: { id: edit.id },
    select: {
      author: { select: { handle: true, role: true, earnedTrust: true } },
      revertedBy: { where: STANDS, select: { id: true }, take: 1 },
    },
  });
  const waits = WAITING_STATES.includes(facts.state);
  const forecast = waits ? forecastOf(standing, now) : null;
  return {
    author: {
      handle: author.handle,
      trust: trustOf(author),
      ...(await recordOf(tx, edit.authorId)),
    },
    flagged: facts.flagged,
    forecast: forecast === null ? null : { act: forecast.act, at: forecast.at.toISOString() },
    openUntil: waits && facts.destructive ? destructiveUntil(facts).toISOString() : null,
    revertedBy: revertedBy[0]?.id ?? null,
    batch: edit.batchId,
    place: await findPlace(tx, edit),
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
