import { z } from 'zod';
import { lineText, proseText } from '@/lib/platform/text';

/** What can be flagged. */
export const FLAG_SUBJECTS = ['report', 'article', 'software', 'edit', 'user'] as const;
export type FlagSubject = (typeof FLAG_SUBJECTS)[number];

/** Bounds of a flag's texts, in characters. */
export const FLAG_BOUNDS = { reason: 80, note: 2000 } as const;

/** Body of `POST /flags`. `id`: a number of a report or an edit, a slug, a handle, `port/locale` of an article. */
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
  /** The software of a report, the name of an entry, the title of an article; else null. */
  title: z.string().nullable(),
  ports: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
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
