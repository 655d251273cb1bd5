import { z } from 'zod';
import { transportSchema } from './types';

/**
 * A reservation that lasts, as pages about its port show it: the word of a project that coordinates ports, neither
 * IANA's nor a report.
 */
export const reservedSchema = z.object({
  id: z.number().int(),
  port: z.number().int(),
  transports: z.array(transportSchema),
  /** The program that is to use the port. */
  project: z.string(),
  url: z.string().nullable(),
  namespace: z.object({ slug: z.string(), name: z.string() }),
  since: z.string(),
  /** Until when it lasts unless it is renewed. */
  until: z.string(),
});
export type Reserved = z.infer<typeof reservedSchema>;
