/** What an account may do grows with its level (workflow, "Who may what"). */
export const TRUST = {
  visitor: 0,
  member: 1,
  contributor: 2,
  reviewer: 3,
  moderator: 4,
  admin: 5,
} as const;
export type TrustLevel = (typeof TRUST)[keyof typeof TRUST];

export const ROLES_OF_ACCOUNTS = ['member', 'reviewer', 'moderator', 'admin'] as const;
export type AccountRole = (typeof ROLES_OF_ACCOUNTS)[number];

/** From this level on, votes move grades and order: see `isEstablished`. */
export const ESTABLISHED_FROM = TRUST.contributor;

/** The level a role brings by itself. */
export function trustOfRole(role: AccountRole): TrustLevel {
  return TRUST[role];
}

/** The level that counts: the higher of what was earned and what the role brings. */
export function trustOf(account: {
  readonly role: string;
  readonly earnedTrust: number;
}): TrustLevel {
  const role = ROLES_OF_ACCOUNTS.find((known) => known === account.role) ?? 'member';
  const earned = Math.max(TRUST.member, Math.min(TRUST.reviewer, account.earnedTrust));
  return Math.max(earned, trustOfRole(role)) as TrustLevel;
}

/** Whether the account's votes count for grades: from a level on, and not while it is suspended. */
export function isEstablished(account: {
  readonly role: string;
  readonly earnedTrust: number;
  readonly suspended: boolean;
}): boolean {
  return !account.suspended && trustOf(account) >= ESTABLISHED_FROM;
}

/** A level's word, a key of the catalogue `users.level`. */
export function levelName(level: TrustLevel): keyof typeof TRUST {
  const names = Object.keys(TRUST) as (keyof typeof TRUST)[];
  return names.find((name) => TRUST[name] === level) ?? 'visitor';
}
