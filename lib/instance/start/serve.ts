import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { BlockList } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { answerKey } from '@/lib/api/kept-answers';
import { isSecure } from '@/lib/auth/cookies';
import { makeExportsWith } from '@/lib/exports/making-store';
import { addressList } from '@/lib/platform/client-address';
import { stopJobs } from '@/lib/jobs/runner';
import { doing, newRequestId } from '@/lib/platform/request-id';
import { loadEnv } from '@/lib/platform/env';
import { forgetPagesWith } from '@/lib/platform/forgetting';
import { breakOff, frontDoor } from '@/lib/platform/front/front-door';
import { openPageFiles, type PageFiles } from '@/lib/platform/front/page-files';
import { createPageStore } from '@/lib/platform/front/page-store';
import { followWrites } from '@/lib/platform/front/own-writes';
import { sayStopping, stopListening } from '@/lib/platform/readiness';
import { spanned, telemetry } from '@/lib/platform/telemetry/spans';
import { ownOrigin } from '@/lib/platform/origin';
import { isKeptAddress } from '@/lib/site/kept-paths';
import { complain } from '../terminal';
import { makeExportElsewhere } from './make-export';
import { listening, openNext } from './open-next';
import { ownRenderer } from './renderers';

/** Milliseconds that an idle connection is kept: longer than a reverse proxy keeps it (60 s as a rule), else it sends a request into a closing one. */
const IDLE_MS = 75_000;

/**
 * How long a server behind a proxy that was told to stop takes new requests: whoever asks whether it is ready learns
 * of it, and connections that are kept open are let go one by one, each with an answer. Longer than a proxy may keep
 * an idle one to it (`deploy/nginx`: `keepalive_timeout` of the upstream).
 */
const DRAIN_MS = 4_000;

/** What jobs have begun is ended, where that takes no longer. A letter that is cut off goes again, with a mark. */
const JOBS_END_MS = 5_000;

/** Serves the production build on HOST and PORT until it is told to stop. */
export async function main(): Promise<void> {
  try {
    await serve();
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}

async function serve(): Promise<void> {
  const { HOST, PORT, NEXTAUTH_URL, TRUSTED_PROXIES, RENDERERS } = loadEnv();
  const server = http.createServer({ keepAliveTimeout: IDLE_MS });
  const app = await openNext(server);
  // What keeps data for Next can be loaded only where Next runs.
  await import('@/lib/site/kept-readers');
  const pages = createPageStore();
  forgetPagesWith(pages.forget);
  makeExportsWith(makeExportElsewhere);
  const renderers = Array.from({ length: RENDERERS }, ownRenderer);
  const answer = frontDoor(app.getRequestHandler(), pages, {
    secure: isSecure(NEXTAUTH_URL),
    proxies: addressList(TRUSTED_PROXIES) ?? new BlockList(),
    files: await keptFiles(),
    renderers,
    isKept: isKeptAddress,
    answerKey,
    // Next answers this by itself, from the handlers that a route has.
    async allowedAt(url) {
      const answer = await fetch(`${ownOrigin(HOST, PORT)}${url}`, { method: 'OPTIONS' });
      return answer.headers.get('allow');
    },
  });
  let stopping = false;
  server.on('request', (request, response) => {
    // Whoever keeps connections open opens the next one elsewhere.
    if (stopping) response.setHeader('connection', 'close');
    const id = newRequestId();
    // Whoever writes can say which request they mean; what is only read may be kept by others, and carries none.
    if (request.method !== 'GET' && request.method !== 'HEAD')
      response.setHeader('x-request-id', id);
    const { method = 'GET' } = request;
    const begun = performance.now();
    response.once('close', () => {
      const seconds = (performance.now() - begun) / 1000;
      const status = response.statusCode;
      const said = { 'http.request.method': method, 'http.response.status_code': status };
      telemetry()?.duration(seconds, said);
    });
    doing({ request: id }, () => {
      void spanned(
        `HTTP ${method}`,
        { 'http.request.method': method, 'portolan.request': id },
        () =>
          followWrites(request, response, () => answer(request, response)).catch((error: unknown) =>
            breakOff(response, error),
          ),
      );
    });
  });
  await listening(server, HOST, PORT);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopping = true;
      sayStopping();
      const drained = TRUSTED_PROXIES.length > 0 ? delay(DRAIN_MS) : Promise.resolve();
      void drained.then(() => {
        stopListening();
        // What is under way is answered first; work that an answer left behind is waited for.
        const jobs = Promise.race([stopJobs(), delay(JOBS_END_MS)]);
        server.close(() => {
          void jobs
            .then(() => app.close())
            .then(() => renderers.forEach((renderer) => renderer.stop()))
            .then(() => telemetry()?.stop())
            .finally(() => process.exit(0));
        });
      });
    });
}

/** Pages of another build would name files that are gone, and of another address links that lead elsewhere. */
async function keptFiles(): Promise<PageFiles> {
  const { DATA_DIR, NEXTAUTH_URL } = loadEnv();
  const id = await readFile(path.join(process.cwd(), '.next', 'BUILD_ID'), 'utf8');
  const build = createHash('sha256').update(`${id} ${NEXTAUTH_URL}`).digest('hex').slice(0, 16);
  return openPageFiles(path.join(DATA_DIR, 'pages'), build);
}
