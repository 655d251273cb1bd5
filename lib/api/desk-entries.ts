import { z } from 'zod';
import { queueItemSchema, queueSchema } from '@/lib/edits/queue';
import { reviewBodySchema } from '@/lib/edits/schema';
import { knownReportSchema, knownUsesQuery, knownUsesSchema } from '@/lib/edits/known';
import { commentBodySchema, commentSchema, commentsSchema } from '@/lib/edits/comments';
import {
  groupHeldSchema,
  groupQuery,
  groupSchema,
  groupVerdictBodySchema,
} from '@/lib/moderation/group';
import { claimSchema } from '@/lib/moderation/claim';
import { agreementSchema, trialAnswerSchema } from '@/lib/moderation/trials';
import { deskSchema, queueListQuery } from '@/lib/moderation/desk';
import { heldVerdictSchema, toldVerdictSchema, toldVerdictsSchema } from '@/lib/moderation/held';
import {
  readyReasonBodySchema,
  readyReasonSchema,
  readyReasonsSchema,
} from '@/lib/moderation/ready-reasons';

/** Names in the OpenAPI document. */
export const DESK_SCHEMAS = {
  Desk: deskSchema,
  Agreement: agreementSchema,
  Group: groupSchema,
  GroupHeld: groupHeldSchema,
  Claim: claimSchema,
  Comment: commentSchema,
  KnownReport: knownReportSchema,
  ReadyReason: readyReasonSchema,
  HeldVerdict: heldVerdictSchema,
  QueueItem: queueItemSchema,
  ToldVerdict: toldVerdictSchema,
  TrialAnswer: trialAnswerSchema,
} as const;

const editNumber = z.object({ id: z.number().int() });

/** What is looked at before something is proposed or decided. */
export const DESK_OPERATIONS = [
  {
    id: 'getKnown',
    method: 'get',
    path: '/ports/{n}/known',
    params: z.object({ n: z.number().int() }),
    query: knownUsesQuery,
    answer: knownUsesSchema,
  },
  {
    id: 'listQueue',
    method: 'get',
    path: '/queue',
    query: queueListQuery,
    answer: queueSchema,
    signedIn: true,
  },
  {
    id: 'getDesk',
    method: 'get',
    path: '/queue/{id}',
    params: editNumber,
    answer: deskSchema,
    signedIn: true,
  },
  {
    id: 'getGroup',
    method: 'get',
    path: '/queue/{id}/group',
    params: editNumber,
    query: groupQuery,
    answer: groupSchema,
    signedIn: true,
  },
  {
    id: 'listComments',
    method: 'get',
    path: '/edits/{id}/comments',
    params: editNumber,
    answer: commentsSchema,
    signedIn: 'optional',
  },
  {
    id: 'commentOnEdit',
    method: 'post',
    path: '/edits/{id}/comments',
    params: editNumber,
    body: commentBodySchema,
    answer: commentSchema,
    status: 201,
    signedIn: true,
  },
  {
    id: 'holdVerdict',
    method: 'put',
    path: '/queue/{id}/verdict',
    params: editNumber,
    body: reviewBodySchema,
    answer: heldVerdictSchema,
    status: 202,
    signedIn: true,
    errors: [409],
  },
  {
    id: 'takeBackVerdict',
    method: 'delete',
    path: '/queue/{id}/verdict',
    params: editNumber,
    answer: z.object({ edit: z.number().int() }),
    signedIn: true,
    errors: [409],
  },
  {
    id: 'claimEdit',
    method: 'put',
    path: '/queue/{id}/claim',
    params: editNumber,
    answer: claimSchema,
    signedIn: true,
    errors: [409],
  },
  {
    id: 'endClaim',
    method: 'delete',
    path: '/queue/{id}/claim',
    params: editNumber,
    answer: z.object({ edit: z.number().int() }),
    signedIn: true,
  },
  {
    id: 'listReadyReasons',
    method: 'get',
    path: '/me/reasons',
    answer: readyReasonsSchema,
    signedIn: true,
  },
  {
    id: 'keepReason',
    method: 'post',
    path: '/me/reasons',
    body: readyReasonBodySchema,
    answer: readyReasonSchema,
    status: 201,
    signedIn: true,
    errors: [409],
  },
  {
    id: 'dropReason',
    method: 'delete',
    path: '/me/reasons/{id}',
    params: editNumber,
    answer: z.object({ id: z.number().int() }),
    signedIn: true,
  },
  {
    id: 'listVerdicts',
    method: 'get',
    path: '/queue/verdicts',
    answer: toldVerdictsSchema,
    signedIn: true,
  },
  {
    id: 'getAgreement',
    method: 'get',
    path: '/me/agreement',
    answer: agreementSchema,
    signedIn: true,
  },
  {
    id: 'holdTogether',
    method: 'post',
    path: '/queue/verdicts',
    body: groupVerdictBodySchema,
    answer: groupHeldSchema,
    status: 202,
    signedIn: true,
  },
  {
    id: 'takeBackTogether',
    method: 'delete',
    path: '/queue/verdicts/groups/{group}',
    params: z.object({ group: z.uuid() }),
    answer: z.object({ edits: z.array(z.number().int()) }),
    signedIn: true,
    errors: [409],
  },
] as const;
