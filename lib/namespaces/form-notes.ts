import type { FieldError } from '@/lib/platform/error-codes';
import type { Conflict } from './schema';

/** Forms that come back with what was typed, by which that is found. */
export const ASK_FORM = 'namespace-ask';
export const RESERVE_FORM = 'namespace-reserve';

/** What such a form came back with. */
export interface NamespaceAnswer {
  readonly typed: Readonly<Record<string, string>>;
  /** Fields that are wrong. */
  readonly errors: readonly FieldError[];
  /** Why it was refused although all fields are right: a key of `namespaces.denied` or `namespaces.problems`. */
  readonly reason: string | null;
  /** What else holds the port: it is reserved all the same when somebody says so. */
  readonly conflicts: readonly Conflict[];
}

/** What the page may say was done; keys of `namespaces.done`. */
export const NAMESPACE_DONE = [
  ...(['asked', 'accepted', 'refused', 'member', 'closed', 'reserved'] as const),
  ...(['renewed', 'ended'] as const),
] as const;

/** What it may say went wrong; keys of `namespaces.problems`. */
export const NAMESPACE_PROBLEMS = [
  ...(['reason', 'handle', 'gone', 'namespace-taken', 'already-reserved'] as const),
  ...(['port-resting', 'port-held', 'too-many', 'asked-anew'] as const),
] as const;
