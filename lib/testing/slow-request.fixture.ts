import { dispatch, type Method } from './dispatch.fixture';
import { SITE } from './sign-in';

interface Slow {
  readonly headers: Record<string, string>;
  readonly method: Method;
  readonly path: string;
  readonly body: object;
}

/** Sends a head and the first byte of a body; the rest comes when `between` has happened. */
export async function slowly(
  { headers, method, path, body }: Slow,
  between: () => Promise<unknown>,
) {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  let wanted = 0;
  let askedAgain: () => void;
  const isRead = new Promise<void>((resolve) => {
    askedAgain = resolve;
  });
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        wanted += 1;
        if (wanted === 1) return controller.enqueue(bytes.slice(0, 1));
        askedAgain();
        await released;
        controller.enqueue(bytes.slice(1));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const request = new Request(`${SITE}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: stream,
    duplex: 'half',
  } as RequestInit);
  const answer = dispatch(request);
  // The server has looked at who asks, and waits for the rest.
  await isRead;
  await between();
  release();
  const response = await answer;
  return { status: response.status, body: (await response.json()) as { reason?: string } };
}
