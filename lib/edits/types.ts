import { z } from 'zod';

/** What an edit can propose (contract, `POST /edits`). */
export const EDIT_KINDS = [
  'report.create',
  'report.update',
  'report.retire',
  'report.merge',
  'article.update',
  'software.update',
  'software.merge',
  'service.update',
  'revert',
] as const;
export const editKindSchema = z.enum(EDIT_KINDS);
export type EditKind = z.infer<typeof editKindSchema>;

/** Where an edit stands (workflow, "An edit lives"). */
export const EDIT_STATES = [
  'open',
  'changes-requested',
  'conflicted',
  'applied',
  'rejected',
  'withdrawn',
  'expired',
] as const;
export const editStateSchema = z.enum(EDIT_STATES);
export type EditState = z.infer<typeof editStateSchema>;

/** States in which an edit still waits for somebody. */
export const WAITING_STATES: readonly EditState[] = ['open', 'changes-requested', 'conflicted'];

/** What a reviewer can say of an edit. */
export const VERDICTS = ['approve', 'reject', 'request-changes'] as const;
export const verdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdictSchema>;

/** Groups of ready reasons: what an edit adds or says anew, what it takes away, and prose. */
export const REASON_GROUPS = ['report', 'removal', 'article', 'entry'] as const;
export type ReasonGroup = (typeof REASON_GROUPS)[number];

/** What can have revisions. */
export const SUBJECT_TYPES = ['report', 'article', 'software', 'service'] as const;
export const subjectTypeSchema = z.enum(SUBJECT_TYPES);
export type SubjectType = z.infer<typeof subjectTypeSchema>;

/** A subject's content or a part of it, field by field, as JSON holds it. */
export type Fields = Readonly<Record<string, unknown>>;

/** What takes a thing out of use, or brings it back. */
export const USE_FIELDS = ['state', 'finding', 'mergedInto'] as const;

/** The account in whose name the instance itself proposes: the stock, and questions an import raises. */
export const INSTANCE_HANDLE = 'portolan-stock';
