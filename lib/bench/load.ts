import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** One request of a load, sent again and again in turn with the others. */
export interface LoadRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type WebHandler = (request: Request) => Promise<Response>;

/** Serves a handler of web requests over plain HTTP on a free loopback port while `work` runs. */
export async function serving<Value>(
  handler: WebHandler,
  work: (origin: string) => Promise<Value>,
): Promise<Value> {
  const server = http.createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch(() => outgoing.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function answer(
  handler: WebHandler,
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const request = new Request(
    `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`,
    {
      method: incoming.method ?? 'GET',
      headers: Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
      body: Buffer.concat(chunks),
    },
  );
  const response = await handler(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** Requests a second at `connections` at once, `amount` in all; throws where one is not answered 2xx. */
export async function throughput(
  origin: string,
  requests: readonly LoadRequest[],
  amount: number,
  connections: number,
): Promise<number> {
  const script = path.join(process.cwd(), 'lib', 'bench', 'load-worker.mjs');
  const worker = new Worker(script, { workerData: { origin, requests, amount, connections } });
  const done = await new Promise<{ seconds?: number; error?: string }>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  await worker.terminate();
  if (done.seconds === undefined) throw new Error(done.error);
  return amount / done.seconds;
}

/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
