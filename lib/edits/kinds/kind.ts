import type { z } from 'zod';
import type { Subject } from '@/lib/edits/subjects/subject';
import type { EditKind, Fields, ReasonGroup, SubjectType } from '@/lib/edits/types';
import type { SubjectRow } from '@/lib/locks/queries';
import type { Tx } from '@/lib/platform/db';
import type { Result } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';

/** Who proposes or decides: an account as the rules know it. */
export interface Actor {
  readonly id: string;
  readonly trust: number;
}

/** An edit as its kind reads it. */
export interface EditRecord {
  readonly id: number;
  readonly kind: EditKind;
  readonly subjectType: SubjectType;
  readonly subjectId: number | null;
  readonly baseRevision: number | null;
  readonly changes: Fields;
  readonly base: Fields | null;
  readonly portStart: number | null;
  readonly locale: string | null;
  readonly serviceName: string | null;
  readonly authorId: string;
  readonly revertsEditId: number | null;
}

/** The edit as its kind reads it. */
export function editRecord(edit: Edit): EditRecord {
  return {
    ...edit,
    kind: edit.kind as EditKind,
    subjectType: edit.subjectType as SubjectType,
    changes: edit.changes as Fields,
    base: edit.base as Fields | null,
  };
}

/** What a proposal becomes once its input is proven: the columns of the edit. */
export interface Prepared {
  readonly subjectType: SubjectType;
  readonly subjectId: number | null;
  readonly ports: { readonly start: number; readonly end: number } | null;
  readonly locale: string | null;
  /** Of an edit about a service, as IANA spells it. */
  readonly serviceName?: string | null;
  readonly baseRevision: number | null;
  readonly base: Fields | null;
  readonly changes: Fields;
  readonly revertsEditId: number | null;
  /** A link leads to a domain the registry has not seen. */
  readonly newDomain: boolean;
}

/** One subject that applying the edit writes. */
export interface PlannedWrite {
  readonly subject: Subject;
  /** Null: it is created. */
  readonly id: number | null;
  /** The revision the content was merged onto; 0 for a new subject. */
  readonly revision: number;
  readonly before: Fields | null;
  readonly content: Fields;
}

/** What applying an edit would do now: decide first, carry out afterwards. */
export type Plan =
  | { readonly ok: true; readonly writes: readonly PlannedWrite[] }
  | {
      readonly ok: false;
      readonly conflicts: readonly string[];
      readonly theirs: Fields;
      readonly mine: Fields;
      /** What it means all the same, as far as it can be told: shown, and never carried out. */
      readonly meant: readonly PlannedWrite[];
    };

/** What an edit would write; of one in conflict what it means. */
export function told(plan: Plan): readonly PlannedWrite[] {
  return plan.ok ? plan.writes : plan.meant;
}

export interface PrepareInput {
  readonly subject: unknown;
  readonly baseRevision: number | null;
  readonly changes: unknown;
  /** Level of whoever proposes: some fields are for reviewers. */
  readonly trust: number;
}

/** An edit, or a proposal, as far as it says what it is about. */
export interface Target {
  readonly subjectId: number | null;
  readonly portStart: number | null;
  readonly locale: string | null;
  readonly serviceName: string | null;
  readonly revertsEditId: number | null;
}

/** What rules weigh of an edit. `base` has the touched fields as they were. */
export type Weighed = Pick<EditRecord, 'kind' | 'changes' | 'base'>;

/** How an edit brings back what was retired, or creates it. */
export interface Revives {
  /** The field by which it does: nobody proposes it, `prepare` says it, and says it again. */
  readonly by: string;
  /** Fields that a proposal must then name. A stored edit has those that differ from what was there. */
  readonly needs: readonly string[];
}

/**
 * One kind of edit: all that is special about it. The registry holds them all, and nothing outside
 * this folder asks an edit for the name of its kind (linted): a new kind is a new object.
 */
export interface Kind {
  readonly kind: EditKind;
  /** Shape of `changes` as forms, server and API take it. */
  readonly changesSchema: z.ZodType;
  /** *whole*: an answer that leaves a field out keeps it; *fields*: it names every field that is to change. */
  readonly content: 'whole' | 'fields';
  /** Whether a person can put its fields right; of the others the act itself is the content. */
  readonly editable: boolean;
  /** Whether a true conflict can be resolved field by field; else the edit can only be withdrawn or answered. */
  readonly rebaseable: boolean;
  /** Which ready reasons a reviewer is offered: what is right or wrong with it is another thing for each. */
  readonly reasons: ReasonGroup;
  /** Whether a rejection may say: wrong, never again. */
  readonly refusable: boolean;
  /** Fields of `changes` that say something of the edit itself: shown with it, kept by no revision. */
  readonly marks?: readonly string[];
  /** Of a kind that brings back what was retired: how it does. */
  readonly revives?: Revives;
  /** Whether evidence that it adds to a report is new to those who watch it, not only moved there. */
  readonly bringsEvidence: boolean;
  /** What a proposal names as its subject. Only asked of a subject that `prepare` let pass. */
  target(tx: Tx, subject: unknown): Promise<Target>;
  /** The subject of a stored edit as a proposal names it. */
  subjectOf(tx: Tx, edit: EditRecord): Promise<unknown>;
  /** Everything there is that applying it writes: what a lock on any of it forbids. */
  touches(tx: Tx, edit: Target & { readonly changes: Fields }): Promise<SubjectRow[]>;
  /** Retirement, merge, change of port, range or transport (workflow, "An edit lives"). */
  isDestructive(edit: Weighed): boolean;
  /** Whether nothing that was there is changed, taken away or spoken against, and no more than a few ports are taken up. */
  onlyAdds(edit: Weighed): boolean;
  /**
   * Proves a proposal against the present state and against the proposer's level (`input.trust`): what is
   * for some people only is refused here. Nothing is written.
   */
  prepare(tx: Tx, input: PrepareInput, now: Date): Promise<Result<Prepared>>;
  /** The rule by which a proposal is applied without a review; null where it waits for one. */
  atOnce?(tx: Tx, actor: Actor, edit: EditRecord, now: Date): Promise<string | null>;
  /** The fields it sets on its subject, as a revision would keep them: its diff is of these. */
  mine(tx: Tx, edit: EditRecord, now: Date): Promise<Fields>;
  /** Of a kind that creates its subject: whether the very same is there by now, or its name is another's. */
  isThere?(tx: Tx, edit: EditRecord): Promise<boolean>;
  /** Its content after a rebase, where that is not proven as a proposal is. */
  rebased?(tx: Tx, edit: EditRecord, onto: RebasedOnto): Promise<Result<Rebased>>;
  /** What applying it does to the present state, which it locks unless somebody only looks (`lookAhead`). */
  plan(tx: Tx, edit: EditRecord, now: Date): Promise<Plan>;
}

/** The revision that an edit is put on, and the fields it is then to set. */
export interface RebasedOnto {
  readonly revision: number;
  readonly theirs: Fields;
  readonly fields: Fields;
  /** What of the edit and `theirs` merges by itself. */
  readonly merged: Fields;
  /** Level of whoever rebases: some fields are for reviewers. */
  readonly trust: number;
  readonly now: Date;
}

/** What a rebase changes of an edit. */
export type Rebased = Pick<Prepared, 'baseRevision' | 'base' | 'changes' | 'newDomain'> & {
  /** Null: those it has stay. */
  readonly ports: Prepared['ports'];
};
