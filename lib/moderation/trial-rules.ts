import type { Verdict } from '@/lib/edits/types';
import { DAY, HOUR } from '@/lib/platform/clock';

/** An edit is old enough when it was decided so long ago. */
export const TRIAL_AFTER_MS = 30 * DAY;
/** One that nobody answered is not brought any longer. */
export const TRIAL_WAITS_MS = 2 * DAY;

/** Verdicts from one trial to the next: at least, and how many more at most. */
const AT_LEAST = 12;
const MORE = 16;

/** A number from 0 to 2³² - 1 that looks like any other, the same for the same text (FNV-1a). */
export function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** Whether a reviewer who gave so many verdicts since the last trial is to get another. `last`: its number, 0 for none. */
export function isTrialDue(reviewerId: string, last: number, verdicts: number): boolean {
  return verdicts >= AT_LEAST + (scatter(`${reviewerId} ${last}`) % MORE);
}

/** When the trial says that it was proposed: some hours before it was brought. */
export function proposedAt(trial: { readonly id: number; readonly broughtAt: Date }): Date {
  return new Date(trial.broughtAt.getTime() - (3 + (scatter(`at ${trial.id}`) % 40)) * HOUR);
}

/** What became of a decided edit. */
interface Ended {
  readonly state: string;
  /** An applied edit undid it, and stands. */
  readonly undone: boolean;
  /** The verdicts that count. */
  readonly verdicts: readonly string[];
}

/**
 * The right answer where it is known beyond one person's opinion: two or more agreed and nobody differed, or what was
 * applied was undone. Else null.
 */
export function knownAnswer({ state, undone, verdicts }: Ended): 'approve' | 'reject' | null {
  if (state === 'applied' && undone) return 'reject';
  const agreed = (verdict: Verdict) =>
    verdicts.length >= 2 && verdicts.every((one) => one === verdict);
  if (state === 'applied' && agreed('approve')) return 'approve';
  return state === 'rejected' && agreed('reject') ? 'reject' : null;
}

/** Whether a verdict agrees with how it ended. Asking for changes lets nothing wrong through, and nothing right either. */
export function agrees(verdict: string, answer: 'approve' | 'reject'): boolean {
  return (verdict === 'approve') === (answer === 'approve');
}
