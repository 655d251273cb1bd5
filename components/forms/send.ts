import { EDITS_API } from '@/lib/edits/routes';
import type { EditKind } from '@/lib/edits/types';
import { type Outcome, outcomeOf } from './outcome';

/** What `POST /edits` takes. */
export interface Proposal {
  readonly kind: EditKind;
  readonly subject?: number | string | { readonly port: number; readonly locale: string };
  readonly baseRevision?: number;
  readonly changes: unknown;
  readonly note: string;
}

/** Sends a proposal, already spelt as `body`. Never throws: no answer is an outcome too. */
export async function sendProposal(body: string, key: string): Promise<Outcome> {
  try {
    const response = await fetch(EDITS_API, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body,
    });
    const answer: unknown = await response.json().catch(() => null);
    return outcomeOf(response.status, answer, response.headers.get('retry-after'));
  } catch {
    return { type: 'unreachable' };
  }
}
