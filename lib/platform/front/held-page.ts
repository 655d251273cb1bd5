import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handler } from './front-door';

type Methods = Pick<ServerResponse, 'write' | 'end' | 'flushHeaders'>;

/**
 * Holds an answer back until it is whole, if `isToHold`: as a rule a page or a 405 that says nothing. Has `send` send it,
 * which may still set headers. All else goes out as it is written. The function returned lets go of what is held, unsent.
 */
export function holdPage(
  response: ServerResponse,
  send: (body: Buffer) => void,
  isToHold: (response: ServerResponse) => boolean = isPage,
): () => void {
  const { write, end, flushHeaders } = response;
  const letGo = (): void => void Object.assign(response, { write, end, flushHeaders });
  const chunks: Buffer[] = [];
  /** Decided when the answer begins. */
  let held: boolean | undefined;
  const isHeld = (): boolean => {
    held ??= isToHold(response);
    if (!held) letGo();
    return held;
  };
  const take = (chunk: unknown, encoding: unknown): void => {
    if (typeof chunk === 'string')
      chunks.push(
        Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'),
      );
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const holding: Methods = {
    flushHeaders() {
      if (!isHeld()) flushHeaders.call(response);
    },
    write: ((...args: unknown[]) => {
      if (!isHeld()) return Reflect.apply(write, response, args) as boolean;
      take(args[0], args[1]);
      callBack(args);
      return true;
    }) as typeof write,
    end: ((...args: unknown[]) => {
      if (!isHeld()) return Reflect.apply(end, response, args) as ServerResponse;
      take(args[0], args[1]);
      letGo();
      send(Buffer.concat(chunks));
      callBack(args);
      return response;
    }) as typeof end,
  };
  Object.assign(response, holding);
  return letGo;
}

/**
 * The answer of `handle`, held back whole; null where it answered with something that is not `isToHold`, or the asker
 * has gone.
 */
export async function untilWhole(
  handle: Handler,
  request: IncomingMessage,
  response: ServerResponse,
  isToHold?: (response: ServerResponse) => boolean,
): Promise<Buffer | null> {
  let letGo = (): void => undefined;
  const whole = new Promise<Buffer | null>((resolve) => {
    letGo = holdPage(response, resolve, isToHold);
    response.once('close', () => resolve(null));
  });
  try {
    return await Promise.race([whole, handle(request, response).then(() => whole)]);
  } catch (error) {
    letGo();
    throw error;
  }
}

/** A 304 has no body: what the browser kept has its headers. */
function isPage(response: ServerResponse): boolean {
  if (response.headersSent || response.statusCode === 304) return false;
  const type = response.getHeader('content-type');
  return type === undefined ? response.statusCode === 405 : /^text\/html\b/.test(String(type));
}

/** Whoever writes may wait to hear that it was taken. */
function callBack(args: readonly unknown[]): void {
  const done = args.findLast((arg) => typeof arg === 'function');
  if (done !== undefined) process.nextTick(done);
}
