/** The `Idempotency-Key` of what was sent last, and what that was. */
export interface SentKey {
  readonly key: string;
  readonly body: string;
}

/**
 * The key to send `body` with: the same for a repetition, so that a second click or a retry after a lost
 * answer is one edit; a new one for anything else.
 */
export function keyFor(last: SentKey | null, body: string, fresh: () => string): SentKey {
  return last?.body === body ? last : { key: fresh(), body };
}
