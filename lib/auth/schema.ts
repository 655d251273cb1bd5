import { z } from 'zod';
import { ROLES_OF_ACCOUNTS } from '@/lib/levels/levels';
import { trustLimitsSchema } from '@/lib/trust/rules/limits';

/** Who is signed in, as `GET /me` tells them. */
export const viewerSchema = z.object({
  /** Null until it is chosen, at the first sign-in. */
  handle: z.string().nullable(),
  /** The level that counts, 1 to 5: the higher of what was earned and what the role brings. */
  trust: z.number().int().min(1).max(5),
  role: z.enum(ROLES_OF_ACCOUNTS),
  limits: trustLimitsSchema,
  /** Notifications not read yet; 100 means more than 99. */
  unread: z.number().int(),
});
export type Viewer = Readonly<z.infer<typeof viewerSchema>>;
