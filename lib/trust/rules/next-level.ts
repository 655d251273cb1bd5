import { TRUST, type TrustLevel } from '@/lib/levels/levels';
import {
  isEligibleReviewer,
  type MissingForContributor,
  type MissingForReviewer,
  missingForContributor,
  missingForReviewer,
  type TrustHistory,
} from './earned';

/** The next level that an account can reach by its own work, and what is missing. */
export type NextLevel =
  | { readonly level: 'contributor'; readonly missing: MissingForContributor }
  | {
      readonly level: 'reviewer';
      readonly missing: MissingForReviewer;
      readonly eligible: boolean;
    };

/** Null for reviewers and above: further levels are given, not earned. */
export function nextLevel(level: TrustLevel, history: TrustHistory): NextLevel | null {
  if (level >= TRUST.reviewer) return null;
  if (level < TRUST.contributor)
    return { level: 'contributor', missing: missingForContributor(history) };
  return {
    level: 'reviewer',
    missing: missingForReviewer(history),
    eligible: isEligibleReviewer(history),
  };
}
