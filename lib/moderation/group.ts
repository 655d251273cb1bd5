import { z } from 'zod';
import { queueItemSchema } from '@/lib/edits/queue';
import { DENIALS } from '@/lib/edits/policy';
import { editViewSchema, plan, WORDS_BOUNDS } from '@/lib/edits/schema';
import { verdictSchema } from '@/lib/edits/types';
import { rowNumberSchema } from '@/lib/platform/row-number';
import { proseText } from '@/lib/platform/text';
import { heldVerdictSchema } from './held';

/** What edits of a group have in common. */
export const GROUP_WAYS = ['author', 'software', 'domain'] as const;
export type GroupWay = (typeof GROUP_WAYS)[number];

/** So many edits are shown and decided together at most. */
export const GROUP_SIZE = 20;

/** `GET /queue/{id}/group`. */
export const groupQuery = z.object({ by: z.enum(GROUP_WAYS) });

/**
 * Why an edit is not decided together with others: it takes something off a page, it was flagged, it does not merge,
 * somebody else has it open, a verdict on it is about to be given.
 */
export const APART = ['removes', 'flagged', 'conflicts', 'claimed', 'deciding'] as const;
export type Apart = (typeof APART)[number];

const memberSchema = z.object({
  item: queueItemSchema,
  edit: editViewSchema,
  /** Keys of the proposed evidence that counts as primary. */
  primary: z.array(z.string()),
});
export type GroupMember = z.infer<typeof memberSchema>;

const leftOutSchema = z.object({
  item: queueItemSchema,
  reason: z.union([z.enum(APART), z.enum(DENIALS)]),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** The edits that have their author, their software or a domain in common with one that waits. */
export const groupSchema = z.object({
  by: z.enum(GROUP_WAYS),
  /** What they have in common: a handle, the name of the software, one or more domains; empty where there is nothing. */
  name: z.string(),
  /** What this reviewer may decide together, the oldest first. */
  items: z.array(memberSchema),
  leftOut: z.array(leftOutSchema),
  /** How many more wait than are shown. */
  more: z.number().int(),
});
export type Group = z.infer<typeof groupSchema>;

/** Body of `POST /queue/verdicts`: one verdict and one reason for each of the edits, each as it was seen. */
export const groupVerdictBodySchema = z.strictObject({
  verdict: verdictSchema,
  reason: proseText(WORDS_BOUNDS.reason, 1),
  edits: z
    .array(z.strictObject({ id: rowNumberSchema, version: rowNumberSchema, plan }))
    .min(1)
    .max(GROUP_SIZE),
});
export type GroupVerdictBody = z.infer<typeof groupVerdictBodySchema>;

const refusedSchema = z.object({
  /** The edit's number. */
  edit: z.number().int(),
  code: z.string(),
  reason: z.string().nullable(),
});

/** What became of verdicts that were given together. */
export const groupHeldSchema = z.object({
  /** By this they are taken back together. */
  group: z.string(),
  items: z.array(heldVerdictSchema),
  /** Those that could not be given: nothing of them is kept. */
  refused: z.array(refusedSchema),
});
export type GroupHeld = z.infer<typeof groupHeldSchema>;
