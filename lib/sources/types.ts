import { z } from 'zod';

/** What became of a quoted line when its page was read again. */
export const SOURCE_STATES = ['there', 'moved', 'gone', 'unreachable'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** Why a line is gone: the page is no more, or it says something else. */
export const GONE_REASONS = ['no-page', 'no-line'] as const;

/** Why a page could not be read, which says nothing about the line. */
export const UNREACHABLE_REASONS = [
  'private-address',
  'no-answer',
  'refused',
  'server-error',
  'robots',
  'too-many-redirects',
  'too-large',
  'not-text',
] as const;
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number];

export const SOURCE_REASONS = [...GONE_REASONS, ...UNREACHABLE_REASONS] as const;
export type SourceReason = (typeof SOURCE_REASONS)[number];

/** The last check of a piece of evidence, as pages and the API show it. */
export const sourceCheckSchema = z.object({
  state: z.enum(SOURCE_STATES),
  /** Why it is gone or unreachable; null where it is there. */
  reason: z.enum(SOURCE_REASONS).nullable(),
  /** The address that the page has moved to for good. */
  movedTo: z.string().nullable(),
  /** The day of the check, `YYYY-MM-DD`. */
  checkedOn: z.string(),
  /** The day on which the line was last seen. */
  seenOn: z.string().nullable(),
});
export type SourceCheckView = z.infer<typeof sourceCheckSchema>;
