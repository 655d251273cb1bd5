import { isLongTie, isWriter, mayDecideOwn } from '@/lib/edits/rules/outcome';
import type { EditFacts } from '@/lib/edits/rules/facts';
import { WAITING_STATES } from '@/lib/edits/types';
import type { LockView } from '@/lib/locks/schema';
import { TRUST } from '@/lib/levels/levels';
import { keepsOut } from '@/lib/locks/rules';

/** Who looks: an account as the rules know it. */
export interface Viewer {
  readonly id: string;
  readonly trust: number;
}

/** Everything somebody can do with an edit, in the order in which a page offers it. */
export const EDIT_ACTIONS = [
  'approve',
  'improve',
  'request-changes',
  'reject',
  'answer',
  'rebase',
  'withdraw',
  'take-over',
  'reopen',
  'revert',
  'comment',
] as const;
export type EditAction = (typeof EDIT_ACTIONS)[number];

/** Why an action is denied: a key of the catalogues. */
export const DENIALS = [
  'not-signed-in',
  'needs-reviewer',
  'needs-moderator',
  'own-edit',
  'own-edit-for-48-hours',
  'needs-author',
  'already-yours',
  'not-open',
  'not-waiting',
  'not-applied',
  'not-reopenable',
  'nothing-to-rebase',
  'already-reverted',
  'subject-locked',
  'needs-part',
] as const;
export type Denial = (typeof DENIALS)[number];

/** What the policy reads of an edit. */
export interface JudgedEdit extends EditFacts {
  /** Its conflict can be resolved field by field. */
  readonly rebaseable: boolean;
  /** Its subject has a newer revision than the one it is based on. */
  readonly behind: boolean;
  /** A revert of it was applied and stands. */
  readonly reverted: boolean;
  /** The improver whose approval ended because applying it would write something else: they may give it again. */
  readonly renewer: string | null;
  /** The strictest lock in force on what it touches. */
  readonly lock: LockView | null;
}

/** What a viewer may do with an edit now: null where they may, else why not. */
export type Permissions = Readonly<Record<EditAction, Denial | null>>;

/**
 * The one place that says who may do what with an edit: routes, the API's `actions` and pages all
 * read it (workflow, "An edit lives" and "Who may what").
 */
export function actionsFor(viewer: Viewer | null, edit: JudgedEdit, now: Date): Permissions {
  const judge = (action: EditAction): Denial | null =>
    viewer === null ? 'not-signed-in' : RULES[action](viewer, edit, now);
  return Object.fromEntries(EDIT_ACTIONS.map((action) => [action, judge(action)])) as Permissions;
}

/** The actions a viewer has. */
export function allowedActions(permissions: Permissions): EditAction[] {
  return EDIT_ACTIONS.filter((action) => permissions[action] === null);
}

type Rule = (viewer: Viewer, edit: JudgedEdit, now: Date) => Denial | null;

function isWaiting(edit: JudgedEdit): boolean {
  return WAITING_STATES.includes(edit.state);
}

/** The author, or who took the edit over. */
function speaksForIt(viewer: Viewer, edit: JudgedEdit): boolean {
  return viewer.id === edit.authorId || viewer.id === edit.takenOverById;
}

/** Whether an edit is there is for its author to say; a moderator may reject it alone anyway. */
function isAuthorOrModerator(viewer: Viewer, edit: JudgedEdit): boolean {
  return viewer.id === edit.authorId || viewer.trust >= TRUST.moderator;
}

/** A verdict is for reviewers, never for those whose words are in the edit, and a long tie for moderators. */
function mayReview(viewer: Viewer, edit: JudgedEdit, now: Date, hasWords: boolean): Denial | null {
  if (viewer.trust < TRUST.reviewer) return 'needs-reviewer';
  if (hasWords) {
    const isTheirs = speaksForIt(viewer, edit) || edit.undoes.includes(viewer.id);
    if (!isTheirs || viewer.trust < TRUST.moderator || !edit.soleModerators.includes(viewer.id))
      return 'own-edit';
    return mayDecideOwn(edit, viewer.id, now) ? null : 'own-edit-for-48-hours';
  }
  const reviewed = edit.reviews.some(({ reviewerId }) => reviewerId === viewer.id);
  if (viewer.trust < TRUST.moderator && !reviewed && isLongTie(edit, now)) return 'needs-moderator';
  return null;
}

/** An improver gave one approval, of the text as they made it; beyond that they are no outsider any more. */
const asOutsider: Rule = (viewer, edit, now) => {
  const hasWords = isWriter(edit, viewer.id) || edit.improvers.includes(viewer.id);
  return mayReview(viewer, edit, now, hasWords);
};
/** What an improver may give once more is that approval, and no other verdict. */
const toApprove: Rule = (viewer, edit, now) => {
  if (edit.state !== 'open') return 'not-open';
  const isTheirs = edit.renewer === viewer.id && !isWriter(edit, viewer.id);
  return isTheirs ? mayReview(viewer, edit, now, false) : asOutsider(viewer, edit, now);
};
const whileOpen: Rule = (viewer, edit, now) =>
  edit.state === 'open' ? asOutsider(viewer, edit, now) : 'not-open';
const whileWaiting: Rule = (viewer, edit, now) =>
  isWaiting(edit) ? asOutsider(viewer, edit, now) : 'not-waiting';
const toImprove: Rule = (viewer, edit, now) =>
  edit.state === 'open' ? mayReview(viewer, edit, now, isWriter(edit, viewer.id)) : 'not-open';
const byAuthor: Rule = (viewer, edit) => {
  if (!isWaiting(edit)) return 'not-waiting';
  return speaksForIt(viewer, edit) ? null : 'needs-author';
};

/** What a moderator has locked is still decided about, but edited only from the lock's level on. */
const unlessLocked =
  (rule: Rule): Rule =>
  (viewer, edit, now) =>
    rule(viewer, edit, now) ??
    (edit.lock !== null && keepsOut(edit.lock, viewer.trust) ? 'subject-locked' : null);

const RULES: Readonly<Record<EditAction, Rule>> = {
  approve: toApprove,
  improve: unlessLocked(toImprove),
  'request-changes': whileOpen,
  reject: whileWaiting,
  answer: unlessLocked(byAuthor),
  rebase: unlessLocked((viewer, edit, now) => {
    const denied = byAuthor(viewer, edit, now);
    if (denied !== null) return denied;
    const due = edit.state === 'conflicted' || (edit.state === 'open' && edit.behind);
    return due && edit.rebaseable ? null : 'nothing-to-rebase';
  }),
  // A reviewer who took it over does not end alone what the author proposed.
  withdraw(viewer, edit, now) {
    const denied = byAuthor(viewer, edit, now);
    return denied ?? (isAuthorOrModerator(viewer, edit) ? null : 'needs-author');
  },
  'take-over'(viewer, edit) {
    if (!isWaiting(edit)) return 'not-waiting';
    if (viewer.trust < TRUST.reviewer) return 'needs-reviewer';
    return speaksForIt(viewer, edit) ? 'already-yours' : null;
  },
  reopen: unlessLocked((viewer, edit) => {
    if (edit.state !== 'withdrawn' && edit.state !== 'expired') return 'not-reopenable';
    return isAuthorOrModerator(viewer, edit) ? null : 'needs-author';
  }),
  comment(viewer, edit) {
    if (!isWaiting(edit)) return 'not-waiting';
    const takesPart = viewer.trust >= TRUST.reviewer || speaksForIt(viewer, edit);
    return takesPart ? null : 'needs-part';
  },
  revert: unlessLocked((_viewer, edit) => {
    if (edit.state !== 'applied') return 'not-applied';
    return edit.reverted ? 'already-reverted' : null;
  }),
};
