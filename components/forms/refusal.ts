import type { Problem } from '@/components/client/api';
import { type EditState, WAITING_STATES } from '@/lib/edits/types';
import type { FieldError } from '@/lib/platform/error-codes';

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

/** Why something was not done, as pages say it. */
export interface Refusal {
  readonly key:
    | 'fields'
    | 'stale'
    | 'changed'
    | 'decided'
    | 'duplicate'
    | 'signed-out'
    | 'limited'
    | 'forbidden'
    | 'gone'
    /** No answer, or none that says anything: it may have arrived all the same. */
    | 'offline'
    | 'failed';
  /** The server's reason code, where it gave one. */
  readonly reason: string | null;
  /** The wrong fields; with `fields`. */
  readonly errors: readonly FieldError[];
  /** When to try again; 1 where nobody said. */
  readonly seconds: number;
  /** Whether the edit must be read again before anything else is tried. */
  readonly outdated: boolean;
  /** With `stale`. */
  readonly versions: StaleVersions | null;
  /** What is there already; with `duplicate`. */
  readonly report: number | null;
  readonly software: string | null;
  /** Their own proposal of the same; with `duplicate`. */
  readonly edit: number | null;
}

const NOTHING = {
  reason: null,
  errors: [],
  seconds: 1,
  outdated: false,
  versions: null,
  report: null,
  software: null,
  edit: null,
} as const;

/** Wrong fields that were found here, before anything was sent. */
export function fieldsRefusal(errors: readonly FieldError[]): Refusal {
  return { ...NOTHING, key: 'fields', errors };
}

/** Denials that say: somebody was faster. */
const OVERTAKEN = ['not-open', 'not-waiting', 'already-reverted'];

/** Reads what the API refused (contract, "Status codes"). */
export function refusalOf(problem: Problem): Refusal {
  const { reason, errors, retryAfter, detail } = problem;
  const { report, software, edit } = detail;
  const key = keyOf(problem);
  return {
    key,
    reason,
    errors,
    seconds: Math.max(1, retryAfter ?? 1),
    outdated: ['gone', 'stale', 'changed', 'decided'].includes(key),
    versions: key === 'stale' ? (detail as unknown as StaleVersions) : null,
    report: typeof report === 'number' ? report : null,
    software: typeof software === 'string' ? software : null,
    edit: typeof edit === 'number' ? edit : null,
  };
}

function keyOf({ status, code, reason, detail }: Problem): Refusal['key'] {
  if (status === 0 || status >= 500) return 'offline';
  const faster = isOver(detail.state) ? 'decided' : 'changed';
  switch (status) {
    case 401:
      return 'signed-out';
    case 403:
      return reason !== null && OVERTAKEN.includes(reason) ? faster : 'forbidden';
    case 404:
      return 'gone';
    case 409:
      if (code === 'duplicate') return 'duplicate';
      return isVersions(detail) ? 'stale' : faster;
    case 422:
      return 'fields';
    default:
      return status === 429 ? 'limited' : 'failed';
  }
}

function isOver(state: unknown): boolean {
  return typeof state === 'string' && !WAITING_STATES.includes(state as EditState);
}

function isVersions(detail: Readonly<Record<string, unknown>>): boolean {
  const { base, theirs, mine, revision, conflicts } = detail;
  return (
    [base, theirs, mine].every((side) => typeof side === 'object' && side !== null) &&
    typeof revision === 'number' &&
    Array.isArray(conflicts)
  );
}
