import { z } from 'zod';
import { liftBodySchema, lockBodySchema, lockListQuery, lockSchema } from '@/lib/locks/schema';
import {
  appealBodySchema,
  appealItemSchema,
  appealSchema,
  decideAppealBodySchema,
  flaggedSubjectSchema,
} from '@/lib/moderation/schema';
import { listOf } from '@/lib/platform/list-query';

/** The moderators' calls, for the registry of the API (`lib/api/registry.ts`). */
export const MODERATION_OPERATIONS = [
  {
    id: 'listFlags',
    method: 'get',
    path: '/flags',
    answer: listOf(flaggedSubjectSchema),
    signedIn: true,
  },
  {
    id: 'listAppeals',
    method: 'get',
    path: '/appeals',
    answer: listOf(appealItemSchema),
    signedIn: true,
  },
  {
    id: 'makeAppeal',
    method: 'post',
    path: '/appeals',
    body: appealBodySchema,
    answer: appealSchema,
    status: 201,
    signedIn: true,
    errors: [409],
  },
  {
    id: 'decideAppeal',
    method: 'post',
    path: '/appeals/{id}/decide',
    params: z.object({ id: z.number().int() }),
    body: decideAppealBodySchema,
    answer: appealSchema,
    signedIn: true,
    errors: [409],
  },
  {
    id: 'listLocks',
    method: 'get',
    signedIn: 'optional',
    path: '/locks',
    query: lockListQuery,
    answer: listOf(lockSchema),
  },
  {
    id: 'lockSubject',
    method: 'post',
    path: '/locks',
    body: lockBodySchema,
    answer: lockSchema,
    status: 201,
    signedIn: true,
    errors: [404, 409],
  },
  {
    id: 'liftLock',
    method: 'post',
    path: '/locks/{id}/lift',
    params: z.object({ id: z.number().int() }),
    body: liftBodySchema,
    answer: lockSchema,
    signedIn: true,
    errors: [409],
  },
] as const;
