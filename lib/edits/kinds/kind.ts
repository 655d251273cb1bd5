import type { z } from 'zod';
import type { Subject } from '@/lib/edits/subjects/subject';
import type { EditKind, Fields, SubjectType } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Sql } from '@/lib/platform/sql';
import type { Result } from '@/lib/platform/errors';

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
  readonly authorId: string;
  readonly revertsEditId: number | null;
}

/** What a proposal becomes once its input is proven: the columns of the edit. */
export interface Prepared {
  readonly subjectType: SubjectType;
  readonly subjectId: number | null;
  readonly ports: { readonly start: number; readonly end: number } | null;
  readonly locale: string | null;
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
    };

export interface PrepareInput {
  readonly subject: unknown;
  readonly baseRevision: number | null;
  readonly changes: unknown;
  /** Level of whoever proposes: some fields are for reviewers. */
  readonly trust: number;
}

/** One kind of edit. The registry (`lib/edits/registry.ts`) holds them all. */
export interface Kind {
  readonly kind: EditKind;
  /** Shape of `changes` as forms, server and API take it. */
  readonly changesSchema: z.ZodType;
  /** Whether a true conflict can be resolved field by field; else the edit can only be withdrawn or answered. */
  readonly rebaseable: boolean;
  /** Proves a proposal against the present state. Nothing is written. */
  prepare(tx: Sql, input: PrepareInput, now: Date): Promise<Result<Prepared>>;
  /** The fields it sets on its subject, as a revision would keep them. */
  mine(tx: Tx, edit: EditRecord, now: Date): Promise<Fields>;
  /** What applying it does to the present state, which it locks. */
  plan(tx: Tx, edit: EditRecord, now: Date): Promise<Plan>;
}
