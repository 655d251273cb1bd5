/**
 * The address that `text` is, read against `base` where it is part of one; null where it is none. `URL.canParse` of
 * Node 20 and 22 refuses every link with an `é` or `ü` once it has been asked some thousand times and is compiled.
 */
export function parseUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
