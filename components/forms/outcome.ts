import type { FieldError } from '@/lib/platform/errors';
import { type Fault, faultsOfAnswer } from './faults';

/** Both versions of a stale write (409), the fields in question only. */
export interface StaleVersions {
  readonly base: Readonly<Record<string, unknown>>;
  readonly theirs: Readonly<Record<string, unknown>>;
  readonly mine: Readonly<Record<string, unknown>>;
  /** The present revision. */
  readonly revision: number;
  /** Fields on which both truly disagree. */
  readonly conflicts: readonly string[];
}

/** What became of a proposal. */
export type Outcome =
  | { readonly type: 'accepted'; readonly id: number }
  | { readonly type: 'faults'; readonly faults: readonly Fault[] }
  | { readonly type: 'stale'; readonly versions: StaleVersions }
  | {
      readonly type: 'duplicate';
      readonly reason: string;
      readonly report: number | null;
      readonly software: string | null;
    }
  | { readonly type: 'session-ended' }
  | { readonly type: 'refused'; readonly reason: string; readonly minutes: number | null }
  /** No answer, or none that says anything: it may have arrived all the same. */
  | { readonly type: 'unreachable' };

/** Reads the answer to `POST /edits` (contract, "Status codes"). `retryAfter`: the header, in seconds. */
export function outcomeOf(
  status: number,
  body: unknown,
  retryAfter: string | null = null,
): Outcome {
  const answer = isRecord(body) ? body : {};
  const reason = typeof answer.reason === 'string' ? answer.reason : String(status);
  if (status === 200 || status === 201) {
    return typeof answer.id === 'number'
      ? { type: 'accepted', id: answer.id }
      : { type: 'unreachable' };
  }
  if (status === 401) return { type: 'session-ended' };
  if (status === 422 && Array.isArray(answer.errors)) {
    return { type: 'faults', faults: faultsOfAnswer(answer.errors as FieldError[]) };
  }
  if (status === 409 && isVersions(answer)) return { type: 'stale', versions: answer };
  if (status === 409 && answer.code === 'duplicate') {
    const report = typeof answer.report === 'number' ? answer.report : null;
    const software = typeof answer.software === 'string' ? answer.software : null;
    return { type: 'duplicate', reason, report, software };
  }
  if (status >= 500) return { type: 'unreachable' };
  const seconds = Number(retryAfter ?? Number.NaN);
  return {
    type: 'refused',
    reason,
    minutes: status === 429 && seconds > 0 ? Math.ceil(seconds / 60) : null,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isVersions(
  answer: Readonly<Record<string, unknown>>,
): answer is Readonly<Record<string, unknown>> & StaleVersions {
  const { base, theirs, mine, revision, conflicts } = answer;
  return (
    isRecord(base) &&
    isRecord(theirs) &&
    isRecord(mine) &&
    typeof revision === 'number' &&
    Array.isArray(conflicts)
  );
}
