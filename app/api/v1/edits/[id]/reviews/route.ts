import { editActRoute } from '@/lib/api/edit-act';
import { REVIEW } from '@/lib/edits/commands/review';
import { reviewBodySchema } from '@/lib/edits/schema';

export const POST = editActRoute(reviewBodySchema, REVIEW);
