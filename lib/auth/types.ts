import { z } from 'zod';
import type { AccountRole, TrustLevel } from '@/lib/levels/levels';

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
  /** Whether their votes move grades. */
  readonly established: boolean;
  readonly suspended: Suspension | null;
  readonly via: 'session' | 'token';
  /** A session may do what the account may; a token what it was made for. */
  readonly scopes: readonly Scope[];
  readonly locale: string;
  /** The session this came by; null for tokens. */
  readonly sessionId: string | null;
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
