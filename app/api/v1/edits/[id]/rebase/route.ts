import { editActRoute } from '@/lib/api/edit-act';
import { REBASE } from '@/lib/edits/commands/rebase';
import { rebaseBodySchema } from '@/lib/edits/schema';

export const POST = editActRoute(rebaseBodySchema, REBASE);
