import { QueryClient } from '@tanstack/react-query';

let client: QueryClient | undefined;

/** The page's one client of react-query, shared by all islands: who is signed in is asked once. */
export function queryClient(): QueryClient {
  client ??= new QueryClient({
    defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } },
  });
  return client;
}
