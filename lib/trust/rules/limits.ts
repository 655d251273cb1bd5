import { z } from 'zod';
import { TRUST, type TrustLevel } from '@/lib/levels/levels';

const bound = z.number().int().nullable();

/** What an account may do in a time; null: it is not held up. Shown by `GET /me`. */
export const trustLimitsSchema = z.object({
  /** Edits that wait for a decision at once; those that wait for more than 7 days do not count. */
  openEdits: bound,
  votesPerHour: bound,
  proposalsPerHour: bound,
});
export type TrustLimits = Readonly<z.infer<typeof trustLimitsSchema>>;

/** An edit that has waited longer is the reviewers' fault, and holds nobody up (workflow). */
export const WAITING_COUNTS_FOR_DAYS = 7;

const NOTHING: TrustLimits = { openEdits: 0, votesPerHour: 0, proposalsPerHour: 0 };
const MEMBER: TrustLimits = { openEdits: 5, votesPerHour: 30, proposalsPerHour: 10 };
const CONTRIBUTOR: TrustLimits = { openEdits: 20, votesPerHour: 90, proposalsPerHour: 30 };
const REVIEWER: TrustLimits = { openEdits: null, votesPerHour: null, proposalsPerHour: null };

/** The limits of a level (workflow, "Against abuse"). */
export function limitsOf(level: TrustLevel): TrustLimits {
  if (level >= TRUST.reviewer) return REVIEWER;
  if (level >= TRUST.contributor) return CONTRIBUTOR;
  return level >= TRUST.member ? MEMBER : NOTHING;
}
