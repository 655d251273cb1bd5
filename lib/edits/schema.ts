import { z } from 'zod';
import {
  type EditKind,
  editKindSchema,
  editStateSchema,
  REASON_GROUPS,
  subjectTypeSchema,
  verdictSchema,
} from '@/lib/edits/types';
import { lockSchema } from '@/lib/locks/schema';
import { withCode } from '@/lib/platform/error-codes';
import { rowNumberSchema, rowNumberText } from '@/lib/platform/row-number';
import { proseText } from '@/lib/platform/text';
import { DENIALS, EDIT_ACTIONS } from './policy';
import { NEEDS } from './rules/outcome';

/** Bounds of what people say about edits, in characters. */
export const WORDS_BOUNDS = { note: 2000, reason: 2000 } as const;

/** An edit's number in an address. */
export const editIdSchema = rowNumberText;

const note = proseText(WORDS_BOUNDS.note, 1);
const fields = z.record(z.string(), z.unknown());
/** The version of the edit that the sender saw; 409 where somebody acted on it since. */
const version = rowNumberSchema.optional();
/** With approve: the `plan` that the sender saw; 409 where applying the edit would write something else by now. */
export const plan = z.string().max(40).optional();
const revision = rowNumberSchema;

/** Body of `POST /edits`. What `subject` and `changes` may hold, the kind says. */
export const proposalSchema = z.strictObject({
  kind: editKindSchema,
  subject: z.unknown().optional(),
  baseRevision: revision.nullish(),
  changes: fields.optional(),
  note,
});

/** A proposal as forms and the API send it; `changes` and `subject` are proven by the kind. */
export interface Proposal {
  readonly kind: EditKind;
  readonly subject?: unknown;
  readonly baseRevision?: number | null | undefined;
  readonly changes?: unknown;
  /** Why, in the author's words; at least one letter or digit. */
  readonly note: string;
}

/** Body of `POST /edits/{id}/reviews`. */
export const reviewBodySchema = z
  .strictObject({
    verdict: verdictSchema,
    reason: proseText(WORDS_BOUNDS.reason, 1),
    changes: fields.optional(),
    /** With reject, of a new report: it is wrong and later batches may not bring it again. */
    neverAgain: z.boolean().optional(),
    version: rowNumberSchema,
    plan,
  })
  .refine(({ verdict, neverAgain }) => neverAgain !== true || verdict === 'reject', {
    path: ['neverAgain'],
    ...withCode('rejection_only'),
  })
  .refine(({ verdict, changes }) => changes === undefined || verdict === 'approve', {
    path: ['changes'],
    ...withCode('approval_only'),
  });

/** Body of `PUT /edits/{id}`. */
export const answerBodySchema = z.strictObject({ changes: fields, note, version });

/** Body of `POST /edits/{id}/withdraw`, `/reopen` and `/take-over`; it may be left out. */
export const plainActBodySchema = z.strictObject({
  reason: proseText(WORDS_BOUNDS.reason, 1).optional(),
  version,
});

/** Body of `POST /edits/{id}/rebase`. */
export const rebaseBodySchema = z.strictObject({
  baseRevision: revision,
  resolutions: fields.default({}),
  version,
});

const span = z.object({ start: z.number().int(), end: z.number().int() }).nullable();
const at = z.string();

/** What an edit is about. */
export const editSubjectSchema = z.object({
  type: subjectTypeSchema,
  /** A report's id, a software slug, `port/locale` for an article, a service's name; null until an edit that creates it is applied. */
  id: z.union([z.number().int(), z.string()]).nullable(),
  /** The software's name, the article's title or the service's name; may be empty. */
  name: z.string(),
});
export type EditSubject = z.infer<typeof editSubjectSchema>;

/** An edit in a list. */
export const editSummarySchema = z.object({
  id: z.number().int(),
  kind: editKindSchema,
  state: editStateSchema,
  subject: editSubjectSchema,
  ports: span,
  note: z.string(),
  /** Handle. */
  author: z.string().nullable(),
  takenOverBy: z.string().nullable(),
  version: z.number().int(),
  baseRevision: z.number().int().nullable(),
  appliedRevision: z.number().int().nullable(),
  reverts: z.number().int().nullable(),
  destructive: z.boolean(),
  newDomain: z.boolean(),
  unreviewed: z.boolean(),
  escalated: z.boolean(),
  conflicts: z.array(z.string()),
  createdAt: at,
  updatedAt: at,
  decidedAt: at.nullable(),
  /** When time alone changes something next. */
  dueAt: at.nullable(),
});
export type EditSummary = z.infer<typeof editSummarySchema>;

const diffSchema = z.object({
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  parts: z
    .array(z.object({ text: z.string(), change: z.enum(['same', 'added', 'removed']) }))
    .nullable(),
  items: z.array(z.object({ key: z.string(), before: z.unknown(), after: z.unknown() })).nullable(),
});

/** What an edit changes besides its subject. */
const alsoChangesSchema = z.object({
  subject: editSubjectSchema,
  ports: span,
  /** The edit makes it: there is nothing before. */
  created: z.boolean(),
  diff: z.array(diffSchema),
});
export type AlsoChanges = z.infer<typeof alsoChangesSchema>;

/** Both sides of a true conflict; `revision` is the present one, which a rebase names. */
export const versionsSchema = z.object({
  base: fields,
  theirs: fields,
  mine: fields,
  revision: z.number().int(),
  conflicts: z.array(z.string()),
});

const actionSchema = z.enum(EDIT_ACTIONS);

/** An edit with everything its page shows. */
export const editViewSchema = editSummarySchema.extend({
  changes: fields,
  /** Whether these are fields that a person can put right; of a merge or a revert the act itself is the content. */
  editable: z.boolean(),
  /** Which ready reasons fit it. */
  reasons: z.enum(REASON_GROUPS),
  /** Whether a rejection may say that later batches may not bring the same again. */
  refusable: z.boolean(),
  diff: z.array(diffSchema),
  /** Everything else that it writes, such as the new entry of a report; that which changes nothing is left out. */
  alsoChanges: z.array(alsoChangesSchema),
  /** Stands for all that applying it would write now, which an approval is of; null once the edit is decided. */
  plan: z.string().nullable(),
  /** Where it does not merge with the present revision; else null. */
  conflict: versionsSchema.nullable(),
  reviews: z.array(
    z.object({
      reviewer: z.string().nullable(),
      verdict: verdictSchema,
      reason: z.string(),
      changes: fields.nullable(),
      /** With reject: wrong, and later batches may not bring it again. */
      neverAgain: z.boolean(),
      /** The reviewer's level when they gave it. */
      trust: z.number().int(),
      /** False where the content has changed since, the reviewer has reviewed again, or may not review any more. */
      counts: z.boolean(),
      at,
    }),
  ),
  history: z.array(
    z.object({ at, actor: z.string().nullable(), action: z.string(), reason: z.string() }),
  ),
  /** Whom or what it waits for; null once it is decided. */
  waiting: z.object({ needs: z.enum(NEEDS), until: at.nullable() }).nullable(),
  /** The lock that keeps most people from editing what it is about; null where none is in force. */
  lock: lockSchema.nullable(),
  /** What the viewer may do now. */
  actions: z.array(actionSchema),
  /** Why not the rest. */
  denied: z.array(z.object({ action: actionSchema, reason: z.enum(DENIALS) })),
});
export type EditView = z.infer<typeof editViewSchema>;

/** What stands around an edit: who wrote it, what time will do with it, what led to it and away from it. */
export const editContextSchema = z.object({
  /** Null for an account without a handle: nobody to name. */
  author: z.object({
    handle: z.string().nullable(),
    trust: z.number().int(),
    applied: z.number().int(),
    rejected: z.number().int(),
  }),
  flagged: z.boolean(),
  /** What happens if nobody does anything; null where nothing would. */
  forecast: z.object({ act: z.enum(['apply', 'reject', 'expire', 'escalate']), at }).nullable(),
  /** Until when a destructive edit stays open unless a moderator decides; null for others and once it is decided. */
  openUntil: at.nullable(),
  /** The applied edit that undid it. */
  revertedBy: z.number().int().nullable(),
  /** The batch it came in with. */
  batch: z.number().int().nullable(),
  /** Of an open edit: how many come up before it, itself counted, and how many are open in all. */
  place: z.object({ at: z.number().int(), of: z.number().int() }).nullable(),
  /** Keys of the proposed evidence that counts as primary. */
  primary: z.array(z.string()),
});
export type EditContext = z.infer<typeof editContextSchema>;
