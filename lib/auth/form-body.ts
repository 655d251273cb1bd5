/** The forms of signing in and out are small; whoever sends more means something else. */
const FORM_BYTES = 16 * 1024;

/** Browsers send no other: in another charset, or packed, it would be read as something else than was meant. */
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;

/** The fields of a form in its plain encoding; none where it is another, or too large. Of a name given twice the last counts. */
export async function readForm(request: Request): Promise<Readonly<Record<string, string>>> {
  if (!FORM_TYPE.test(request.headers.get('content-type') ?? '')) return {};
  if (request.headers.has('content-encoding')) return {};
  let text = '';
  const decoder = new TextDecoder();
  // The header of the length may lie: the bytes are counted as they come.
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > FORM_BYTES) return {};
  }
  return Object.fromEntries(new URLSearchParams(text));
}
