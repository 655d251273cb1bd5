/**
 * The spellings of e-mail addresses that occur in the registry's texts. A domain needs a dot, so that
 * `Miele@home` and `SCOOP@F` stay; `x&y.z` (126, 9105) is an `@` that was masked once and needs the
 * angle brackets, so that `AT&T` and addresses of pages stay; so does "x at y.z" (`ncbroadcast`).
 */
const ADDRESSES = [
  /<[^<>\s]+&[\w-]+(?:\.[\w-]+)+>/g,
  /<[\w.+-]+ at [\w-]+(?:\.[\w-]+)+>/gi,
  /<?(?:mailto:)?[\p{L}\p{N}._%+-]+(?:@| ?[[(]at[\])] ?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+>?/gu,
] as const;

/** White space folded: every run of it, line breaks included, is one space; none at either end. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The text without e-mail addresses and without a trace of where they stood, white space folded. */
export function scrubAddresses(text: string): string {
  const folded = foldSpace(text);
  if (!/[@&]|\bat\b/i.test(folded)) return folded;
  const scrubbed = ADDRESSES.reduce((rest, pattern) => rest.replace(pattern, ' '), folded);
  if (scrubbed === folded) return folded;
  // Once more: what stood around an address may only now spell another.
  return scrubAddresses(scrubbed.replace(/\(\s*\)|<\s*>/g, ' ').replace(/\s+([.,;])/g, '$1'));
}
