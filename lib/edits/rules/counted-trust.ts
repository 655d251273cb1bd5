import { TRUST, trustOf } from '@/lib/levels/levels';

/**
 * The level that a review counts with: the one it was given at, or the reviewer's present one where that is lower;
 * none while they are suspended. So a verdict counts only while its giver may give it, and again where they may again.
 */
export function countedTrust(
  givenAt: number,
  reviewer: {
    readonly role: string;
    readonly earnedTrust: number;
    readonly suspendedAt: Date | null;
  },
): number {
  return reviewer.suspendedAt !== null ? TRUST.visitor : Math.min(givenAt, trustOf(reviewer));
}
