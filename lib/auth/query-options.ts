import { queryOptions } from '@tanstack/react-query';
import type { Viewer } from './types';
import { ME_ENDPOINT } from './routes';

/** Who is signed in, asked of the server; null: nobody. To be asked only where the hint cookie says so. */
export const viewerQuery = queryOptions<Viewer | null>({
  queryKey: ['viewer', ME_ENDPOINT],
  staleTime: 60_000,
  meta: { nullWhenSignedOut: true },
});
