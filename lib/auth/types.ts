import { z } from 'zod';
import { type AccountRole, ROLES_OF_ACCOUNTS, type TrustLevel } from '@/lib/levels/levels';
import { trustLimitsSchema } from '@/lib/trust/rules/limits';

/** What a personal API token may be used for. */
export const SCOPES = ['read', 'write', 'moderate'] as const;
export const scopeSchema = z.enum(SCOPES);
export type Scope = z.infer<typeof scopeSchema>;

/** Who acts, as the database knew them when this request came: nothing of it is kept for the next one. */
export interface Actor {
  readonly id: string;
  /** Null only until it is chosen, at the first sign-in; nobody writes before that. */
  readonly handle: string | null;
  readonly role: AccountRole;
  readonly trust: TrustLevel;
  /**
   * Whether the instance asks moderators for a second factor and this one has none, or comes by a token made before
   * it: `trust` is then a reviewer's.
   */
  readonly lacksFactor: boolean;
  /** Whether their votes move grades. */
  readonly established: boolean;
  readonly suspended: Suspension | null;
  readonly via: 'session' | 'token';
  /** A session may do what the account may; a token what it was made for. */
  readonly scopes: readonly Scope[];
  readonly locale: string;
  /** The session this came by; null for tokens. */
  readonly sessionId: string | null;
  /** The token this came by; null for sessions. */
  readonly tokenId: string | null;
}

export interface Suspension {
  readonly since: Date;
  readonly reason: string;
}

/** What a mailed sign-in link holds. */
export interface MailedLink {
  readonly email: string;
  readonly token: string;
  /** Where to go on to; a path of this site. */
  readonly next: string;
}

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
