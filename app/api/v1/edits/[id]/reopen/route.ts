import { editActRoute } from '@/lib/api/edit-act';
import { REOPEN } from '@/lib/edits/commands/plain-acts';
import { plainActBodySchema } from '@/lib/edits/schema';

export const POST = editActRoute(plainActBodySchema, REOPEN);
