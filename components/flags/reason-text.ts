interface Words {
  (key: `flag.reasons.${string}`): string;
  has(key: `flag.reasons.${string}`): boolean;
}

/** A flag's reason in the reader's language. The dialog sends words of its own; the API takes any line. */
export function reasonText(edits: Words, reason: string): string {
  const key = `flag.reasons.${reason}` as const;
  return edits.has(key) ? edits(key) : reason;
}
