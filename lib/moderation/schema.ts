import { z } from 'zod';
import { lineText, proseText } from '@/lib/platform/text';
import { DECISION_DENIALS } from './rules';

/** What can be flagged. */
export const FLAG_SUBJECTS = [
  ...(['report', 'article', 'software', 'service', 'edit', 'user'] as const),
  ...(['namespace', 'reservation'] as const),
] as const;
export type FlagSubject = (typeof FLAG_SUBJECTS)[number];

/** Bounds of a flag's texts, in characters. */
export const FLAG_BOUNDS = { reason: 80, note: 2000 } as const;

/**
 * Body of `POST /flags`. `id`: a number of a report, an edit or a reservation; a slug, a handle, `port/locale` of an
 * article, the name of a service that has a profile.
 */
export const flagBodySchema = z.strictObject({
  subject: z.strictObject({
    type: z.enum(FLAG_SUBJECTS),
    id: z.union([z.number().int().min(1).max(2_147_483_647), lineText(80)]),
  }),
  reason: lineText(FLAG_BOUNDS.reason),
  note: proseText(FLAG_BOUNDS.note, 1),
});
export type FlagBody = z.infer<typeof flagBodySchema>;

/** A flag as its author gets it back. */
export const flagSchema = z.object({
  id: z.number().int(),
  subject: z.object({ type: z.enum(FLAG_SUBJECTS), id: z.string() }),
  reason: z.string(),
  note: z.string(),
  state: z.enum(['open', 'upheld', 'dismissed']),
  createdAt: z.string(),
});
export type FlagView = z.infer<typeof flagSchema>;

/** A thing that open flags have put before the moderators, with all of them. */
export const flaggedSubjectSchema = z.object({
  type: z.enum(FLAG_SUBJECTS),
  id: z.string(),
  /** The software of a report, the name of an entry or a namespace, the title of an article, for what is reserved. */
  title: z.string().nullable(),
  ports: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
  /** Slug of the namespace that it is, or that it is reserved in; else null. */
  namespace: z.string().nullable(),
  flags: z.array(flagSchema.extend({ author: z.string().nullable() })),
});
export type FlaggedSubject = z.infer<typeof flaggedSubjectSchema>;

/** Body of `POST /flags/{id}/close`. */
export const closeFlagBodySchema = z.strictObject({
  verdict: z.enum(['upheld', 'dismissed']),
  reason: proseText(FLAG_BOUNDS.note, 1),
});

/** Body of what moderators do to an account. */
export const accountActBodySchema = z.strictObject({ reason: proseText(FLAG_BOUNDS.note, 1) });
export const bulkRevertBodySchema = accountActBodySchema.extend({
  dryRun: z.boolean().default(false),
});

/** Length of an appeal, in characters. */
export const APPEAL_LENGTH = 4000;

/** Body of `POST /appeals`. */
export const appealBodySchema = z.strictObject({ text: proseText(APPEAL_LENGTH, 1) });
export type AppealBody = z.infer<typeof appealBodySchema>;

/** Body of `POST /appeals/{id}/decide`: the suspension is upheld, or the appeal granted. */
export const decideAppealBodySchema = z.strictObject({
  verdict: z.enum(['upheld', 'granted']),
  reason: proseText(FLAG_BOUNDS.note, 1),
});
export type DecideAppealBody = z.infer<typeof decideAppealBodySchema>;

/** An appeal as its author and those who decide see it. */
export const appealSchema = z.object({
  id: z.number().int(),
  handle: z.string().nullable(),
  suspension: z.object({ since: z.string(), by: z.string().nullable(), reason: z.string() }),
  text: z.string(),
  state: z.enum(['open', 'upheld', 'granted']),
  createdAt: z.string(),
  decision: z.object({ at: z.string(), by: z.string().nullable(), reason: z.string() }).nullable(),
});
export type AppealView = z.infer<typeof appealSchema>;

/** An appeal that waits, for who looks at the list of them. */
export const appealItemSchema = appealSchema.extend({
  /** Why the viewer may not decide it; null: they may. */
  denial: z.enum(DECISION_DENIALS).nullable(),
  /** From when on whoever suspended may decide it, where there is nobody else. */
  ownFrom: z.string(),
});
export type AppealItem = z.infer<typeof appealItemSchema>;
