import type { IncomingMessage, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';

/**
 * On a request: `gzip` where the asker takes that, else `identity`; set by the front door alone. On an answer: it is
 * packed so already. Next leaves out the `Content-Encoding` that a route says of its answer (since 16.4), so the front
 * door says it.
 */
export const PACKED = 'x-portolan-packed';

/** Says to who handles this request whether the answer may be packed already, and to the asker that it is. */
export function takePacked(request: IncomingMessage, response: ServerResponse): void {
  const [best] = new Negotiator(request).encodings(['gzip', 'identity']);
  request.headers[PACKED] = best ?? 'identity';
  const { writeHead } = response;
  const named = (...args: unknown[]): unknown => {
    const packed = response.getHeader(PACKED);
    if (packed !== undefined) {
      response.removeHeader(PACKED);
      response.setHeader('content-encoding', packed);
    }
    return Reflect.apply(writeHead, response, args);
  };
  response.writeHead = named as typeof writeHead;
}
