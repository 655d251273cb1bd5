/**
 * A segment of an address as a person means it. Next hands segments over encoded on pages and decoded
 * in route handlers; no name here holds a percent sign, so decoding twice does no harm. Null where
 * the segment is no valid encoding, or holds a NUL, which PostgreSQL's text cannot.
 */
export function decodeSegment(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** `path` with the parameters that have a value; `''` and undefined are left out. */
export function withQuery(
  path: string,
  params: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = Object.entries(params).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
