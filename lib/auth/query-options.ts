import type { Viewer } from './schema';
import { ME_ENDPOINT } from './routes';

/** Who is signed in, asked of the server; null: nobody. To be asked only where the hint cookie says so. */
export const viewerQuery = {
  queryKey: ['viewer'],
  queryFn: fetchViewer,
  staleTime: 60_000,
} as const;

async function fetchViewer(): Promise<Viewer | null> {
  const answer = await fetch(ME_ENDPOINT, { headers: { accept: 'application/json' } });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`the viewer could not be asked for (${answer.status})`);
  return (await answer.json()) as Viewer;
}
