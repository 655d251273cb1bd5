import { type Refusal, refusalOf } from '@/components/edits/act';
import type { BulkRevert } from '@/lib/moderation/commands/bulk-revert';

export type AccountAct = 'suspend' | 'restore' | 'revert';

export type Called =
  | { readonly ok: true; readonly bulk: BulkRevert | null }
  | { readonly ok: false; readonly refusal: Refusal };

/** What a moderator does to an account. Never throws. */
export async function callAccount(
  handle: string,
  act: AccountAct,
  body: { readonly reason: string; readonly dryRun?: boolean },
): Promise<Called> {
  try {
    const response = await fetch(`/api/v1/users/${encodeURIComponent(handle)}/${act}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return { ok: true, bulk: act === 'revert' ? (answer as BulkRevert) : null };
    return {
      ok: false,
      refusal: refusalOf(response.status, answer, response.headers.get('retry-after')),
    };
  } catch {
    return { ok: false, refusal: refusalOf(0, null, null) };
  }
}
