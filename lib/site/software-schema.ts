import { z } from 'zod';
import { reportViewSchema } from '@/lib/reports/types';

/** An entry as the API shows it, with everything reported of it. */
export const softwareSchema = z.object({
  slug: z.string(),
  name: z.string(),
  /** Two to six English words; may be empty. */
  tagline: z.string(),
  homepage: z.string().nullable(),
  /** Hosts on which a link counts as the vendor's own. */
  domains: z.array(z.string()),
  /** `host/path` prefixes that are the vendor's own. */
  repositories: z.array(z.string()),
  aliases: z.array(z.string()),
  /** By port; refuted reports are among them and say so. */
  ports: z.array(reportViewSchema),
  revision: z.number().int(),
  updatedAt: z.string(),
});
export type SoftwareView = z.infer<typeof softwareSchema>;
