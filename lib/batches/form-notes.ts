import type { BatchCheck } from './queries/check';

/** The form that brings reports in, by which what it came back with is found. */
export const IMPORT_FORM = 'batch-import';

/** Why nothing was looked at: keys of the catalogue `batches.new.problems`. */
export const PROBLEMS = ['nothing', 'too-many', 'too-large', 'denied', 'failed'] as const;
export type ImportProblem = (typeof PROBLEMS)[number];

/** What the form came back with: what was typed, and what the lines would become, or what is wrong with all of it. */
export interface ImportAnswer {
  readonly title: string;
  readonly text: string;
  readonly check: BatchCheck | null;
  readonly problem: ImportProblem | null;
}

/** The most that the form takes, in bytes; larger files come in at the command line. */
export const MAX_FORM_BYTES = 3 * 1024 * 1024;

/** What the page that decides about a whole batch may say was done; keys of `batches.done`. */
export const BATCH_DONE = ['undone', 'approved'] as const;

/** What it may say went wrong; keys of `batches.problems`. */
export const BATCH_PROBLEMS = ['reason', 'denied'] as const;
