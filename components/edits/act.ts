import { EDITS_API, editEndpoint } from '@/lib/edits/routes';
import { actEndpoint } from '@/lib/edits/routes-pages';
import type { EditView } from '@/lib/edits/schema';
import type { EditState, Fields, Verdict } from '@/lib/edits/types';
import type { FieldError } from '@/lib/platform/errors';

/** What somebody does to an edit. `version` is the one they saw. */
export type Act =
  | {
      readonly do: 'review';
      readonly verdict: Verdict;
      readonly reason: string;
      readonly changes?: Fields | undefined;
    }
  | { readonly do: 'answer'; readonly changes: Fields; readonly note: string }
  | { readonly do: 'withdraw' | 'take-over' | 'reopen'; readonly reason: string }
  | { readonly do: 'rebase'; readonly baseRevision: number; readonly resolutions: Fields }
  | { readonly do: 'revert'; readonly note: string };

/** What is said of a refusal: a key of `edits.errors`, or a policy's denial. */
export interface Refusal {
  readonly key:
    | 'changed'
    | 'decided'
    | 'signed-out'
    | 'limited'
    | 'forbidden'
    | 'gone'
    | 'fields'
    | 'offline'
    | 'duplicate'
    | 'failed';
  /** The server's reason code, where it gave one. */
  readonly reason: string | null;
  readonly errors: readonly FieldError[];
  readonly seconds: number;
  /** Whether the edit must be read again before anything else is tried. */
  readonly outdated: boolean;
}

/** The edit as it is then; a revert answers with the edit that it opened. */
export type ActAnswer =
  | { readonly ok: true; readonly edit: EditView }
  | { readonly ok: false; readonly refusal: Refusal };

interface Sending {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** The call of the API behind an act. Exported for its test. */
export function callOf(id: number, act: Act, version: number | undefined): Sending {
  switch (act.do) {
    case 'review': {
      const { verdict, reason, changes } = act;
      return {
        method: 'POST',
        path: actEndpoint(id, 'reviews'),
        body: { verdict, reason, version, ...(changes === undefined ? {} : { changes }) },
      };
    }
    case 'answer':
      return {
        method: 'PUT',
        path: editEndpoint(id),
        body: { changes: act.changes, note: act.note, version },
      };
    case 'rebase':
      return {
        method: 'POST',
        path: actEndpoint(id, 'rebase'),
        body: { baseRevision: act.baseRevision, resolutions: act.resolutions, version },
      };
    case 'revert':
      return {
        method: 'POST',
        path: EDITS_API,
        body: { kind: 'revert', subject: id, note: act.note },
      };
    default:
      return {
        method: 'POST',
        path: actEndpoint(id, act.do),
        body: { ...(act.reason === '' ? {} : { reason: act.reason }), version },
      };
  }
}

/**
 * Sends an act. `key` names this very intent: sent again after a lost answer it is carried out once.
 * Never throws.
 */
export async function sendAct(
  id: number,
  act: Act,
  version: number | undefined,
  key: string,
): Promise<ActAnswer> {
  const { method, path, body } = callOf(id, act, version);
  try {
    const response = await fetch(path, {
      method,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && answer !== null) return { ok: true, edit: answer as EditView };
    return {
      ok: false,
      refusal: refusalOf(response.status, answer, response.headers.get('retry-after')),
    };
  } catch {
    return { ok: false, refusal: refusalOf(0, null, null) };
  }
}

/** Denials that say nothing about who may decide the edit: it waits as before. */
export const NOT_OF_THE_EDIT = ['suspended', 'subject-locked'];

const WAITING: readonly EditState[] = ['open', 'changes-requested', 'conflicted'];
/** Denials that say: somebody was faster. */
const OVERTAKEN = ['not-open', 'not-waiting', 'already-reverted'];

/** Reads a problem (RFC 9457) of the API; status 0 is no answer at all. Exported for its test. */
export function refusalOf(status: number, body: unknown, retryAfter: string | null): Refusal {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as {
    code?: string;
    reason?: string;
    state?: string;
    errors?: FieldError[];
  };
  const reason = problem.reason ?? null;
  const refusal = (key: Refusal['key'], outdated = false): Refusal => ({
    key,
    reason,
    errors: problem.errors ?? [],
    seconds: Math.max(1, Number(retryAfter ?? 1) || 1),
    outdated,
  });
  if (status === 0 || status >= 500) return refusal('offline');
  if (status === 401) return refusal('signed-out');
  if (status === 404) return refusal('gone', true);
  if (status === 409) {
    if (problem.code === 'duplicate') return refusal('duplicate');
    return refusal(isOver(problem.state) ? 'decided' : 'changed', true);
  }
  if (status === 403) {
    const overtaken = reason !== null && OVERTAKEN.includes(reason);
    return refusal(
      overtaken ? (isOver(problem.state) ? 'decided' : 'changed') : 'forbidden',
      overtaken,
    );
  }
  if (status === 422) return refusal('fields');
  return refusal(status === 429 ? 'limited' : 'failed');
}

function isOver(state: string | undefined): boolean {
  return state !== undefined && !WAITING.some((one) => one === state);
}
