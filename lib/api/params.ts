import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { lineText } from '@/lib/platform/text';
import { namespaceSlugSchema } from '@/lib/namespaces/schema';
import { portTextSchema } from '@/lib/ports/types';
import { reportIdSchema } from '@/lib/reports/types';
import { editIdSchema } from '@/lib/edits/schema';
import { spanTextSchema } from '@/lib/notifications/routes';
import { softwareSlugSchema } from '@/lib/software/types';

export const LONGEST_IDEMPOTENCY_KEY = 200;

/** The header `Idempotency-Key`. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]+$/)
  .max(LONGEST_IDEMPOTENCY_KEY);

/** What stands in the addresses of the API. */
export const editParams = z.object({ id: editIdSchema });
export const reportParams = z.object({ id: reportIdSchema });
export const portParams = z.object({ n: portTextSchema });
export const articleParams = z.object({ port: portTextSchema, locale: z.enum(LOCALES) });
export const flagParams = z.object({ id: editIdSchema });
export const lockParams = z.object({ id: editIdSchema });
export const namespaceParams = z.object({ slug: namespaceSlugSchema });
export const reservationParams = z.object({ id: editIdSchema });
export const appealParams = z.object({ id: editIdSchema });
export const accountParams = z.object({ handle: lineText(60) });
export const softwareParams = z.object({ slug: softwareSlugSchema });
export const spanParams = z.object({ range: spanTextSchema });
