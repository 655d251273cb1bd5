import { QueryClient } from '@tanstack/react-query';
import { ApiError, request } from './api';

/**
 * What a query may say of its reading, beside its key. The key of every query is a name and the address that
 * is read, `['viewer', '/api/v1/me']`: the client itself fetches it.
 */
interface ReadingMeta extends Record<string, unknown> {
  /** For members: who is signed out after all (401) reads null. The sign-in cookie only hints. */
  readonly nullWhenSignedOut?: boolean;
  /** Goes on when nobody waits for the answer any more, so that a later asker finds it. */
  readonly outlivesAsker?: boolean;
  /** Milliseconds that it waits before it asks; a newer question ends it in that time. For what is typed. */
  readonly pauseMs?: number;
  /** Milliseconds after which it has failed, the pause among them. */
  readonly timeoutMs?: number;
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: ReadingMeta;
  }
}

/** Tries twice more where no clear answer came; a refusal is not asked for again. */
function retry(failures: number, error: Error): boolean {
  return failures < 2 && !(error instanceof ApiError && isRefusal(error));
}

function isRefusal({ problem }: ApiError): boolean {
  return problem.status > 0 && problem.status < 500;
}

function newClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Without a network a question fails, and the page says so; the library would wait in silence.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry,
        queryFn: (context) => {
          const { queryKey, meta } = context;
          // Reading `context.signal` tells the library that the query may be ended.
          const signal = meta?.outlivesAsker === true ? undefined : context.signal;
          return readAddress(String(queryKey[1]), { ...meta, signal });
        },
      },
    },
  });
}

async function readAddress(
  path: string,
  options: ReadingMeta & { readonly signal: AbortSignal | undefined },
): Promise<unknown> {
  const { signal: given, pauseMs = 0, timeoutMs, nullWhenSignedOut } = options;
  const signal = given && timeoutMs ? firstOf(given, AbortSignal.timeout(timeoutMs)) : given;
  if (pauseMs > 0) await pause(pauseMs, signal);
  try {
    return await request('GET', path, { signal });
  } catch (error) {
    const signedOut = error instanceof ApiError && error.problem.status === 401;
    if (signedOut && nullWhenSignedOut === true) return null;
    throw error;
  }
}

/** Ends when the first of the two does; `AbortSignal.any` is too young for some browsers. */
function firstOf(...signals: AbortSignal[]): AbortSignal {
  const ended = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) ended.abort(signal.reason);
    signal.addEventListener('abort', () => ended.abort(signal.reason), { once: true });
  }
  return ended.signal;
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

let client: QueryClient | undefined;

/**
 * The tab's one client of react-query, for `useQuery(options, queryClient())` and `useMutation(…, queryClient())`.
 * It needs no provider, so a page loads the library only where something is asked. While the server renders, each
 * call has a client of its own: what one person was shown never reaches another.
 */
export function queryClient(): QueryClient {
  if (typeof window === 'undefined') return newClient();
  client ??= newClient();
  return client;
}
