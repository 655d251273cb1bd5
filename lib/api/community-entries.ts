import { z } from 'zod';
import { logItemSchema, logQuery } from '@/lib/audit/schema';
import { TRANSLATION_STATES } from '@/lib/articles/rules/translation';
import { citationSchema } from '@/lib/articles/types';
import {
  accountActBodySchema,
  bulkRevertBodySchema,
  closeFlagBodySchema,
  flagBodySchema,
  flagSchema,
} from '@/lib/moderation/schema';
import { listOf } from '@/lib/platform/list-query';
import { portMineSchema } from '@/lib/notifications/schema';
import { voteAnswerSchema, voteBodySchema } from '@/lib/votes/types';
import {
  answerBodySchema,
  editSummarySchema,
  editViewSchema,
  plainActBodySchema,
  proposalSchema,
  rebaseBodySchema,
  reviewBodySchema,
} from '@/lib/edits/schema';
import { changesQuery, editListQuery } from '@/lib/edits/list-schema';

/** An applied edit with the log entry that says so. */
export const changeSchema = editSummarySchema.extend({
  at: z.string(),
  appliedBy: z.string().nullable(),
  entry: z.number().int(),
});

const articleSchema = z.object({
  port: z.number().int(),
  locale: z.string(),
  title: z.string(),
  body: z.string(),
  questions: z.string(),
  citations: z.array(citationSchema),
  revision: z.number().int(),
  updatedAt: z.string(),
  /** What it translates; null for an original. */
  translation: z
    .object({
      from: z.string(),
      /** The revision of the original that it follows; null where that is not known. */
      revision: z.number().int().nullable(),
      /** How many revisions of the original have come since. */
      behind: z.number().int(),
      /** Whether it still says the same; `needs-checking` where somebody must compare the two. */
      state: z.enum(TRANSLATION_STATES),
    })
    .nullable(),
  authors: z.array(z.string()),
  locales: z.array(z.string()),
});

const suspendedSchema = z.object({
  handle: z.string(),
  suspended: z.boolean(),
  withdrawn: z.array(z.number().int()),
});
const bulkRevertSchema = z.object({
  handle: z.string(),
  dryRun: z.boolean(),
  items: z.array(
    z.object({
      edit: z.number().int(),
      outcome: z.enum(['reverted', 'conflicts', 'own-words', 'others-edit', 'nothing-left']),
      revert: z.number().int().nullable(),
    }),
  ),
});

const id = z.object({ id: z.number().int() });
const handle = z.object({ handle: z.string() });
const ATOM = { contentType: 'application/atom+xml', answer: z.string() } as const;
const WRITE = { signedIn: true, errors: [409] } as const;

/** An act on an edit answers the edit as it is then. */
function act<const Id extends string>(operation: Id, path: string, body: z.ZodType) {
  return {
    id: operation,
    method: 'post',
    path: `/edits/{id}/${path}`,
    params: id,
    body,
    // What all of it may be left out of, may be left out itself.
    bodyOptional: body.safeParse({}).success,
    answer: editViewSchema,
    ...WRITE,
  } as const;
}

function onAccount<const Id extends string>(
  operation: Id,
  path: string,
  body: z.ZodType,
  answer: z.ZodType,
) {
  return {
    id: operation,
    method: 'post',
    path: `/users/{handle}/${path}`,
    params: handle,
    body,
    answer,
    ...WRITE,
  } as const;
}

/** Names in the OpenAPI document. */
export const COMMUNITY_SCHEMAS = {
  Edit: editViewSchema,
  EditSummary: editSummarySchema,
  LogEntry: logItemSchema,
} as const;

/** The community's calls, for the registry of the API (`lib/api/registry.ts`). */
export const COMMUNITY_OPERATIONS = [
  {
    id: 'listEdits',
    method: 'get',
    signedIn: 'optional',
    path: '/edits',
    query: editListQuery,
    answer: listOf(editSummarySchema),
  },
  {
    id: 'proposeEdit',
    method: 'post',
    path: '/edits',
    body: proposalSchema,
    answer: editSummarySchema,
    status: 201,
    signedIn: true,
    errors: [404, 409],
  },
  {
    id: 'getEdit',
    method: 'get',
    signedIn: 'optional',
    path: '/edits/{id}',
    params: id,
    answer: editViewSchema,
  },
  {
    id: 'answerEdit',
    method: 'put',
    path: '/edits/{id}',
    params: id,
    body: answerBodySchema,
    answer: editViewSchema,
    ...WRITE,
  },
  act('reviewEdit', 'reviews', reviewBodySchema),
  act('withdrawEdit', 'withdraw', plainActBodySchema),
  act('rebaseEdit', 'rebase', rebaseBodySchema),
  act('reopenEdit', 'reopen', plainActBodySchema),
  act('takeOverEdit', 'take-over', plainActBodySchema),
  {
    id: 'castVote',
    method: 'put',
    path: '/reports/{id}/vote',
    params: id,
    body: voteBodySchema,
    answer: voteAnswerSchema,
    signedIn: true,
  },
  {
    id: 'withdrawVote',
    method: 'delete',
    path: '/reports/{id}/vote',
    params: id,
    answer: voteAnswerSchema,
    signedIn: true,
  },
  {
    id: 'getMine',
    method: 'get',
    path: '/ports/{n}/mine',
    params: z.object({ n: z.number().int() }),
    answer: portMineSchema,
    signedIn: true,
  },
  {
    id: 'raiseFlag',
    method: 'post',
    path: '/flags',
    body: flagBodySchema,
    answer: flagSchema,
    status: 201,
    signedIn: true,
    errors: [404, 409],
  },
  {
    id: 'closeFlag',
    method: 'post',
    path: '/flags/{id}/close',
    params: id,
    body: closeFlagBodySchema,
    answer: flagSchema,
    ...WRITE,
  },
  onAccount('suspendAccount', 'suspend', accountActBodySchema, suspendedSchema),
  onAccount('restoreAccount', 'restore', accountActBodySchema, suspendedSchema),
  onAccount('revertAccount', 'revert', bulkRevertBodySchema, bulkRevertSchema),
  {
    id: 'getArticle',
    method: 'get',
    signedIn: 'optional',
    path: '/articles/{port}/{locale}',
    params: z.object({ port: z.number().int(), locale: z.string() }),
    answer: articleSchema,
  },
  {
    id: 'listLog',
    method: 'get',
    signedIn: 'optional',
    path: '/log',
    query: logQuery,
    answer: listOf(logItemSchema),
  },
  { id: 'logFeed', method: 'get', path: '/log.atom', query: logQuery, ...ATOM },
  {
    id: 'listChanges',
    method: 'get',
    signedIn: 'optional',
    path: '/changes',
    query: changesQuery,
    answer: listOf(changeSchema),
  },
  {
    id: 'changesFeed',
    method: 'get',
    path: '/changes.atom',
    query: changesQuery,
    ...ATOM,
  },
] as const;
