import { DAY } from '@/lib/platform/clock';
import type { SourceReason, SourceState, UnreachableReason } from '../types';
import { holdsQuote } from './page-text';

/** What came of reading a page. */
export type Visit =
  | {
      readonly type: 'page';
      readonly status: number;
      readonly text: string;
      readonly html: boolean;
      /** Only its beginning was read. */
      readonly cut: boolean;
      /** Where lasting redirects led; null where the page is at its old address. */
      readonly movedTo: string | null;
    }
  | { readonly type: 'unreachable'; readonly reason: UnreachableReason };

export interface Verdict {
  readonly state: SourceState;
  readonly reason: SourceReason | null;
  readonly movedTo: string | null;
}

/** What the visit says about the quoted line. Only a page that was read, or is no more, says that it is gone. */
export function verdictOf(visit: Visit, quote: string): Verdict {
  if (visit.type === 'unreachable') return because('unreachable', visit.reason);
  const { status, movedTo, cut } = visit;
  if (status === 404 || status === 410) return because('gone', 'no-page');
  if (status >= 500) return because('unreachable', 'server-error');
  if (status < 200 || status >= 300) return because('unreachable', 'refused');
  if (holdsQuote(visit, quote))
    return { state: movedTo === null ? 'there' : 'moved', reason: null, movedTo };
  return cut ? because('unreachable', 'too-large') : because('gone', 'no-line');
}

function because(state: 'gone' | 'unreachable', reason: SourceReason): Verdict {
  return { state, reason, movedTo: null };
}

/** What fails may be mended soon; what is there is not asked for often. */
const AGAIN_AFTER: Readonly<Record<SourceState, number>> = {
  there: 30 * DAY,
  moved: 30 * DAY,
  gone: 7 * DAY,
  unreachable: DAY,
};

/** When the page is to be read next. */
export function dueAgain(state: SourceState, now: Date): Date {
  return new Date(now.getTime() + AGAIN_AFTER[state]);
}
