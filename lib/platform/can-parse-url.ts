/**
 * What `URL.canParse` says, and keeps saying: in Node 20 and 22 that refuses every link with an `é` or `ü` once it
 * has been asked some thousand times and is compiled.
 */
export function canParseUrl(text: string, base?: string | URL): boolean {
  try {
    return new URL(text, base).href !== '';
  } catch {
    return false;
  }
}
