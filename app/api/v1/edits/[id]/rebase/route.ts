import { editActRoute } from '@/lib/api/edit-act';
import { rebaseEdit } from '@/lib/edits/commands/rebase';
import { rebaseBodySchema } from '@/lib/edits/schema';

export const POST = editActRoute(rebaseBodySchema, rebaseEdit);
