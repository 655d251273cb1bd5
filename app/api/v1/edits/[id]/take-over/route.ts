import { editActRoute } from '@/lib/api/edit-act';
import { takeOverEdit } from '@/lib/edits/commands/withdraw';
import { plainActBodySchema } from '@/lib/edits/schema';

export const POST = editActRoute(plainActBodySchema, takeOverEdit);
