import { outcomeOf } from '@/lib/edits/rules/outcome';
import type { EditFacts } from '@/lib/edits/rules/facts';

/** What time alone will do with an edit that nobody touches. */
export interface Forecast {
  readonly act: 'apply' | 'reject' | 'expire' | 'escalate';
  readonly at: Date;
}

/** What time will do with a waiting edit, and when; null where it is decided or waits without end. */
export function forecastOf(facts: EditFacts, now: Date): Forecast | null {
  const present = outcomeOf(facts, now);
  if (present.act !== 'wait') return { act: present.act, at: now };
  const { until } = present;
  if (!isDate(until)) return null;
  const then = outcomeOf(facts, until);
  // A tie that becomes the moderators' is passed on to them, as an escalated edit is.
  if (then.act === 'wait')
    return then.needs === 'moderator' && present.needs !== 'moderator'
      ? { act: 'escalate', at: until }
      : null;
  return { act: then.act, at: until };
}

/** The rules' end of time is no date that anybody should read. */
const LAST_READABLE = Date.UTC(2500, 0);

function isDate(at: Date): boolean {
  return at.getTime() < LAST_READABLE;
}
