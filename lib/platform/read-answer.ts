import { createHash } from 'node:crypto';

/** Reads are the same for everybody: shared caches may keep them for a second, any site may ask. */
export const READ_HEADERS = {
  'Cache-Control': 'public, max-age=0, s-maxage=1',
  'Access-Control-Allow-Origin': '*',
} as const;

interface AnswerOptions {
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A strong entity tag (RFC 9110, section 8.8.3): equal for equal bytes. */
export function entityTag(bytes: string | Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}

/** Whether `If-None-Match` names the tag; compared weakly (RFC 9110, section 13.1.2). */
export function matchesTag(header: string | null, tag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((part) => part.trim().replace(/^W\//, '') === tag);
}

/** A read's answer with an entity tag; 304 without a body where the asker has these bytes already. */
export function bytesAnswer(
  request: Request,
  bytes: string | Uint8Array,
  options: AnswerOptions,
): Response {
  const tag = entityTag(bytes);
  const headers = { ...READ_HEADERS, ETag: tag, ...options.headers };
  if (matchesTag(request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers });
  const body = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  return new Response(body, { headers: { ...headers, 'Content-Type': options.contentType } });
}

/** `body` as JSON, see `bytesAnswer`. */
export function readAnswer(request: Request, body: unknown): Response {
  return bytesAnswer(request, JSON.stringify(body), {
    contentType: 'application/json; charset=utf-8',
  });
}

/** What was asked for goes by another address by now. Kept for a second only: a merge can be undone. */
export function redirectAnswer(path: string): Response {
  return new Response(null, { status: 308, headers: { ...READ_HEADERS, Location: path } });
}
