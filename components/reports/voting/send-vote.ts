import { reportApiPath } from '@/lib/reports/routes';
import type { ReportView } from '@/lib/reports/types';
import type { VoteAnswer, VoteValue } from '@/lib/votes/types';
import { publishGrade } from './fresh-grades';
import type { Sent } from './vote-desk';

/** Tells the server one intent: `null` takes the vote back. Idempotent, so a lost answer does no harm. */
export async function sendVote(reportId: number, wanted: VoteValue | null): Promise<Sent> {
  try {
    const response = await fetch(`${reportApiPath(reportId)}/vote`, {
      method: wanted === null ? 'DELETE' : 'PUT',
      ...(wanted === null
        ? {}
        : {
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ value: wanted }),
          }),
    });
    if (response.ok) return { ok: true, answer: (await response.json()) as VoteAnswer };
    const problem = (await response.json().catch(() => ({}))) as { reason?: string };
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const reason = problem.reason ?? (response.status >= 500 ? 'unreachable' : 'refused');
    return {
      ok: false,
      failure: { reason, minutes: seconds > 0 ? Math.ceil(seconds / 60) : null },
    };
  } catch {
    return { ok: false, failure: { reason: 'unreachable', minutes: null } };
  }
}

const asked = new Map<number, number>();

/** Brings the grade with its reason up to date; where that fails the page keeps what it has. Of crossed answers the newest question's counts. */
export async function refreshGrade(reportId: number): Promise<void> {
  const turn = (asked.get(reportId) ?? 0) + 1;
  asked.set(reportId, turn);
  try {
    const response = await fetch(reportApiPath(reportId), { cache: 'no-store' });
    if (!response.ok) return;
    const { grade, gradeReason } = (await response.json()) as ReportView;
    if (asked.get(reportId) === turn) publishGrade(reportId, { grade, reason: gradeReason });
  } catch {
    // No network: the tally said so already.
  }
}
