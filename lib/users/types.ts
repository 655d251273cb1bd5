import type { EditKind } from '@/lib/edits/types';
import type { AccountRole, TrustLevel } from '@/lib/levels/levels';

/** An applied edit, as a profile lists it. */
export interface ProfileEdit {
  readonly id: number;
  readonly kind: EditKind;
  /** The day it was applied, `YYYY-MM-DD`. */
  readonly day: string;
  readonly ports: { readonly start: number; readonly end: number } | null;
  /** For edits of a software entry. */
  readonly software: { readonly slug: string; readonly name: string } | null;
  readonly locale: string | null;
}

/** What everybody may see of a member: never an address, never a ballot. */
export interface Profile {
  readonly handle: string;
  /** The month of joining, `YYYY-MM`; the day is nobody's business. */
  readonly memberSince: string;
  readonly role: AccountRole;
  readonly level: TrustLevel;
  /** The instance's own account, which nobody signs in to. */
  readonly system: boolean;
  readonly closed: boolean;
  readonly suspended: boolean;
  readonly applied: number;
  readonly reviews: number;
  /** The newest applied edits. */
  readonly edits: readonly ProfileEdit[];
}
