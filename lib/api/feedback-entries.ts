import { z } from 'zod';
import { feedbackBodySchema, feedbackSchema } from '@/lib/feedback/schema';
import { MAX_PORT } from '@/lib/ports/types';
import { softwareSlugSchema } from '@/lib/software/types';

const given = {
  method: 'post',
  body: feedbackBodySchema,
  answer: feedbackSchema,
  status: 201,
  errors: [403],
} as const;

/** What readers say of a page, for the registry of the API (`lib/api/registry.ts`). */
export const FEEDBACK_OPERATIONS = [
  {
    id: 'giveFeedbackOnPort',
    path: '/ports/{n}/feedback',
    params: z.object({ n: z.number().int().min(0).max(MAX_PORT) }),
    ...given,
  },
  {
    id: 'giveFeedbackOnService',
    path: '/services/{name}/feedback',
    params: z.object({ name: z.string() }),
    ...given,
  },
  {
    id: 'giveFeedbackOnSoftware',
    path: '/software/{slug}/feedback',
    params: z.object({ slug: softwareSlugSchema }),
    ...given,
  },
] as const;
