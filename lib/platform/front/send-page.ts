import type { IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import Negotiator from 'negotiator';
import { bodyOf, type Encoding, ENCODINGS, type StoredPage } from './page-store';

/** Who asks, as far as it matters for what is sent. */
export type Asker = Pick<IncomingMessage, 'method' | 'headers'>;

/** Answers with a page of the store. */
export async function sendPage(
  page: StoredPage,
  asker: Asker,
  response: ServerResponse,
): Promise<void> {
  if (hasPage(page.headers, asker)) {
    const { 'content-type': _type, ...headers } = page.headers;
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = encodingFor(asker);
  const body = await bodyOf(page, encoding);
  response.writeHead(200, {
    ...page.headers,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    'content-length': body.byteLength,
  });
  response.end(asker.method === 'HEAD' ? undefined : body);
}

/** Answers with what is there already, uncompressed. */
export function sendPlain(body: Buffer, { method }: Asker, response: ServerResponse): void {
  response.setHeader('content-length', body.byteLength);
  response.end(method === 'HEAD' ? undefined : body);
}

/** Whether it says that it has this very page. */
function hasPage({ etag }: StoredPage['headers'], { headers }: Asker): boolean {
  return fresh(headers, { etag });
}

/** The smallest of those that the client takes (RFC 9110, 12.5.3). */
export function encodingFor(asker: Asker): Encoding {
  const taken = new Negotiator(asker).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => taken.includes(encoding)) ?? 'identity';
}
