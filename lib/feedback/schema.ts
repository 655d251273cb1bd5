import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { proseText } from '@/lib/platform/text';

/** Days over which what readers say is counted and shown to moderators; then it is deleted (`sweepFeedback`). */
export const COUNTED_DAYS = 90;

/** How a page served its reader, from the saddest. */
export const MOODS = ['sad', 'unsure', 'happy'] as const;
export type Mood = (typeof MOODS)[number];

/** Why a page did not serve. */
export const REASONS = ['wrong', 'missing', 'outdated', 'unclear', 'other-topic'] as const;
export type Reason = (typeof REASONS)[number];

/** Kinds of pages that ask whether they helped. */
export const FEEDBACK_PAGES = ['port', 'service', 'software'] as const;

/** A page that is asked about; `key` is the port, the service's name in small letters or the software's slug. */
export interface FeedbackPage {
  readonly page: (typeof FEEDBACK_PAGES)[number];
  readonly key: string;
}

/** Characters at most. */
export const FEEDBACK_BOUNDS = { comment: 1_000, note: 500 } as const;

/** What a reader says: the mood first; a reason and a comment may follow with or without it. */
export const feedbackBodySchema = z.strictObject({
  locale: z.enum(LOCALES),
  mood: z.enum(MOODS).optional(),
  reason: z.enum(REASONS).optional(),
  comment: proseText(FEEDBACK_BOUNDS.comment).optional(),
});
export type FeedbackBody = z.infer<typeof feedbackBodySchema>;

export const feedbackSchema = z.object({
  mood: z.enum(MOODS),
  reason: z.enum(REASONS).nullable(),
  comment: z.string(),
});
export type FeedbackView = z.infer<typeof feedbackSchema>;

/** What a page says was done about what its readers said. */
export interface FeedbackAnswer {
  readonly readers: number;
  readonly note: string;
  readonly createdAt: Date;
}

/** `/queue/feedback`: one language, one page (`page` with `key`), or everything. */
export const deskQuery = z.object({
  language: z.enum(LOCALES).optional(),
  page: z.enum(FEEDBACK_PAGES).optional(),
  key: z.string().min(1).max(100).optional(),
});

/** `/wanted`: what is missing in a language. */
export const wantedQuery = z.object({ language: z.enum(LOCALES).optional() });

/** A moderator's form: what was done about it, for everybody to read. */
export const answerBodySchema = z.object({
  page: z.enum(FEEDBACK_PAGES),
  key: z.string().min(1).max(100),
  note: proseText(FEEDBACK_BOUNDS.note, 1),
  /** When the newest was said that the form was shown with. */
  upTo: z.iso.datetime().optional(),
  /** The one language that it was shown with. */
  language: z.enum(LOCALES).optional(),
});
