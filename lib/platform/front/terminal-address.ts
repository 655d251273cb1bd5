import type { IncomingMessage } from 'node:http';

/** Programs that print what they fetch; none of them shows a page. */
const PRINTS = /^(?:curl|Wget|HTTPie|xh|PowerShell|fetch)\b|\bWindowsPowerShell\//i;
const PORT = /^(?:\/[a-z]{2})?(\/ports\/\d{1,10})$/;

/**
 * The address that a request means: `curl host/ports/1323` in a terminal means the few plain lines about the port.
 * Who asks for HTML gets the page, as browsers and bots do.
 */
export function meantAddress({ method, url = '/', headers }: IncomingMessage): string {
  const [, path] = PORT.exec(url) ?? [];
  if (path === undefined || (method !== 'GET' && method !== 'HEAD')) return url;
  const prints = PRINTS.test(headers['user-agent'] ?? '');
  return prints && !/\btext\/html\b/i.test(headers.accept ?? '')
    ? `/api/text${path}?terminal`
    : url;
}
