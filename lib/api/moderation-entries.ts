import { flaggedSubjectSchema } from '@/lib/moderation/schema';
import { listOf } from '@/lib/platform/list-query';

/** The moderators' calls, for the registry of the API (`lib/api/registry.ts`). */
export const MODERATION_OPERATIONS = [
  {
    id: 'listFlags',
    method: 'get',
    path: '/flags',
    answer: listOf(flaggedSubjectSchema),
    signedIn: true,
    errors: [401, 403],
  },
] as const;
