import { feedbackRoute } from '@/lib/api/feedback-routes';
import { softwareParams } from '@/lib/api/params';
import { resolveSlug } from '@/lib/software/commands';

export const POST = feedbackRoute(softwareParams, async ({ slug }, tx) =>
  (await resolveSlug(tx, slug)) === null ? null : { page: 'software', key: slug },
);
