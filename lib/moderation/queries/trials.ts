import type { Actor } from '@/lib/auth/types';
import { revisionContent } from '@/lib/edits/kinds/base';
import { EDIT_ACTIONS, type Viewer } from '@/lib/edits/policy';
import { contextOf, type LookedAt, lookAt, viewOf } from '@/lib/edits/queries/edit';
import { hashOf } from '@/lib/edits/queries/plan';
import type { QueueItem } from '@/lib/edits/queue';
import type { EditView } from '@/lib/edits/schema';
import type { Verdict } from '@/lib/edits/types';
import { TRUST } from '@/lib/levels/levels';
import { DAY } from '@/lib/platform/clock';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import type { Edit, Trial } from '@/lib/platform/generated/prisma/client';
import type { loadPortPage } from '@/lib/port-page/loaders';
import { portSchema } from '@/lib/ports/types';
import { reportContentSchema, saidOf } from '@/lib/reports/content';
import { REPORT_INCLUDE, reportView } from '@/lib/reports/queries';
import { STANDS } from '@/lib/trust/queries';
import { type Desk, officialBrief, type QueueFilter, type StandingReport } from '../desk';
import type { ToldVerdict } from '../held';
import { agrees, knownAnswer, proposedAt, TRIAL_WAITS_MS } from '../trial-rules';
import type { TrialAnswer } from '../trials';
import { authorRecord } from './queue';

/** Who may see trials: a reviewer at the desk, not a program of theirs. */
export type AtDesk = Viewer & Partial<Pick<Actor, 'via'>>;

/** The trial that waits for this reviewer; null where none does. */
async function findWaitingTrial(viewer: AtDesk, now: Date): Promise<Trial | null> {
  if (viewer.via !== 'session') return null;
  const since = new Date(now.getTime() - TRIAL_WAITS_MS);
  return db().trial.findFirst({
    where: { reviewerId: viewer.id, verdict: null, broughtAt: { gt: since } },
  });
}

/** So many others come before it in the list. */
const PLACE = 2;

/** The list with the trial that waits for this reviewer in it, where it fits the filter. */
export async function withTrial(
  viewer: AtDesk,
  items: readonly QueueItem[],
  { kind, language, only }: Partial<QueueFilter>,
  now: Date,
): Promise<QueueItem[]> {
  const trial = await findWaitingTrial(viewer, now);
  if (trial === null || language !== undefined || only !== undefined) return [...items];
  const looked = await lookAt(db(), trial.editId, now);
  if (looked === null || (kind !== undefined && kind !== looked.edit.kind)) return [...items];
  const edit = await disguised(db(), trial, looked, now);
  const item: QueueItem = {
    ...edit,
    fields: Object.keys(edit.changes),
    ...{ approvals: 0, rejections: 0, flagged: false, conflict: false, claimed: false },
    authorTrust: (await authorRecord(db(), looked.edit.authorId)).trust,
  };
  return [...items.slice(0, PLACE), item, ...items.slice(PLACE)];
}

/** The desk with a trial on it, as it would have been; null where this reviewer has no such trial. */
export async function findTrialDesk(
  viewer: AtDesk,
  id: number,
  now: Date,
  pageOf: typeof loadPortPage,
): Promise<Desk | null> {
  const trial = await db().trial.findUnique({ where: { id } });
  if (trial?.reviewerId !== viewer.id || viewer.via !== 'session') return null;
  const desk = await inTransaction(async (tx) => {
    const looked = await lookAt(tx, trial.editId, now);
    if (looked === null) return null;
    const edit = await disguised(tx, trial, looked, now);
    const context = await contextOf(tx, looked, now);
    const decides = viewer.trust >= TRUST.moderator;
    return {
      edit,
      author: await authorRecord(tx, looked.edit.authorId),
      ...{ alsoOpen: [], flags: [], openUntil: null, decidingUntil: null },
      forecast: {
        result: decides ? ('applies' as const) : ('waits' as const),
        needs: decides ? null : ('second-reviewer' as const),
        ...{ until: null, conflicts: [], grade: null, votesEnd: 0 },
      },
      primary: context.primary.map((key) => renamed(key, trial)),
      standing: await standingThen(tx, trial.editId),
    };
  });
  if (desk === null) return null;
  const port = portSchema.safeParse(desk.edit.ports?.start);
  return { ...desk, official: port.success ? officialBrief(await pageOf(port.data)) : null };
}

/** The edit that a trial of this reviewer repeats; null where they have no such trial. */
export async function findRepeated(viewer: AtDesk, id: number): Promise<Edit | null> {
  if (viewer.via !== 'session') return null;
  const where = { id, reviewerId: viewer.id };
  return (await db().trial.findUnique({ where, include: { edit: true } }))?.edit ?? null;
}

const JUDGED = ['approve', 'improve', 'request-changes', 'reject'] as const;

/** The edit of the past as one that waits, under the trial's number. */
async function disguised(tx: Tx, trial: Trial, looked: LookedAt, now: Date): Promise<EditView> {
  const view = await viewOf(tx, looked, null, now);
  const since = proposedAt(trial).toISOString();
  const until = new Date(Date.parse(since) + 7 * DAY).toISOString();
  const { diff } = view;
  // What it made was not there then.
  const alsoChanges = view.alsoChanges.map((one) =>
    one.created ? { ...one, subject: { ...one.subject, id: null } } : one,
  );
  const shown = JSON.parse(renamed(JSON.stringify({ diff, alsoChanges }), trial)) as Pick<
    EditView,
    'diff' | 'alsoChanges'
  >;
  const isNew = view.baseRevision === null;
  return {
    ...view,
    ...shown,
    ...{ id: trial.id, state: 'open', version: 1, conflict: null, conflicts: [], lock: null },
    ...{ appliedRevision: null, reverts: null, takenOverBy: null, decidedAt: null, reviews: [] },
    ...{ unreviewed: false, escalated: false, newDomain: false, dueAt: until },
    ...{ createdAt: since, updatedAt: since, waiting: { needs: 'reviewers', until } },
    // One that waits has some plan, and nobody can tell which.
    plan: hashOf(JSON.stringify([trial, view])),
    subject: isNew ? { ...view.subject, id: null } : view.subject,
    history: [{ at: since, actor: view.author, action: 'edit.proposed', reason: view.note }],
    actions: [...JUDGED],
    denied: EDIT_ACTIONS.filter((one) => !(JUDGED as readonly string[]).includes(one)).map(
      (action) => ({ action, reason: 'needs-author' as const }),
    ),
  };
}

/** Pieces of evidence are called by the number of the edit that brought them. */
function renamed(text: string, { id, editId }: Trial): string {
  return text.replace(new RegExp(`(^|")${editId}\\.(?=\\d+($|"))`, 'g'), `$1${id}.`);
}

/** The report that it changes, as it stood before. */
async function standingThen(tx: Tx, editId: number): Promise<StandingReport[]> {
  const edit = await tx.edit.findUniqueOrThrow({ where: { id: editId } });
  const { subjectType, subjectId, appliedRevision, baseRevision } = edit;
  const before = appliedRevision === null ? baseRevision : appliedRevision - 1;
  if (subjectType !== 'report' || subjectId === null || before === null) return [];
  const kept = await revisionContent(tx, 'report', subjectId, before);
  const stored = await tx.report.findUnique({ where: { id: subjectId }, include: REPORT_INCLUDE });
  if (stored === null || kept === null) return [];
  const report = reportView(stored);
  const content = reportContentSchema.parse(kept);
  const then = {
    ...saidOf(content),
    revision: before,
    evidence: report.evidence.filter(({ url, quote }) =>
      content.evidence.some((piece) => piece.url === url && piece.quote === quote),
    ),
  };
  return [{ report: { ...report, ...then }, disputes: [] }];
}

/** What became of the reviewer's answers to trials since then, newest first. */
export async function findTrialVerdicts(
  viewer: AtDesk,
  since: Date,
  now: Date,
): Promise<ToldVerdict[]> {
  if (viewer.via !== 'session') return [];
  const answered = await db().trial.findMany({
    where: { reviewerId: viewer.id, dueAt: { gt: since } },
    orderBy: { dueAt: 'desc' },
  });
  return Promise.all(
    answered.map(async (trial): Promise<ToldVerdict> => {
      const isTold = trial.dueAt !== null && trial.dueAt <= now;
      return {
        edit: trial.id,
        verdict: trial.verdict as Verdict,
        until: trial.dueAt?.toISOString() ?? '',
        ...{ state: isTold ? 'given' : 'held', refusal: null, editState: 'open' },
        trial: isTold ? await answerOf(trial) : null,
      };
    }),
  );
}

async function answerOf({ editId, verdict }: Trial): Promise<TrialAnswer> {
  const edit = await db().edit.findUniqueOrThrow({
    where: { id: editId },
    include: {
      reviews: {
        where: { voidedAt: null },
        orderBy: { id: 'asc' },
        include: { reviewer: { select: { handle: true } } },
      },
      revertedBy: { where: STANDS, select: { id: true }, take: 1 },
    },
  });
  const undoneBy = edit.revertedBy[0]?.id ?? null;
  const verdicts = edit.reviews.map((review) => review.verdict);
  const known = knownAnswer({ state: edit.state, undone: undoneBy !== null, verdicts });
  const answer = known ?? (edit.state === 'applied' ? 'approve' : 'reject');
  return {
    ...{ repeats: editId, answer, undoneBy, agreed: agrees(verdict ?? '', answer) },
    reasons: edit.reviews.map(({ reviewer, verdict: said, reason }) => ({
      ...{ reviewer: reviewer.handle, verdict: said as Verdict, reason },
    })),
  };
}
