/**
 * The Content-Security-Policy of a page (decision 19): what it loads comes from this site, and of inline scripts
 * those run whose hashes are named. Small pictures stand in the style sheets (`data:`).
 */
export function contentPolicy(hashes: readonly string[]): string {
  return [
    "default-src 'none'",
    ['script-src', "'self'", ...hashes.map((hash) => `'${hash}'`)].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
