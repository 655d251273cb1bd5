import { z } from 'zod';

/** A numbered source of an article. `[^1]` in its text points at the one with `id` 1. */
export const citationSchema = z.strictObject({
  id: z.number().int().min(1).max(200),
  title: z.string().min(1).max(300),
  publisher: z.string().max(120),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** The day somebody looked, `YYYY-MM-DD`. */
  checked: z.iso.date(),
});
export type Citation = z.infer<typeof citationSchema>;

/** An article as pages and the API show it. */
export interface ArticleView {
  readonly port: number;
  readonly locale: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Markdown in which each third-level heading is a question; may be empty. */
  readonly questions: string;
  readonly citations: readonly Citation[];
  readonly revision: number;
  readonly updatedAt: string;
  /** What it translates, and how many revisions it is behind. */
  readonly translation: {
    readonly from: string;
    readonly revision: number;
    readonly behind: number;
  } | null;
  /** Everybody whose edits made it, first author first. */
  readonly authors: readonly string[];
  /** The languages in which the port has an article. */
  readonly locales: readonly string[];
}
