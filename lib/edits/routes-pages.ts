import { editEndpoint, editPath, type HistorySubject } from './routes';
import type { EditSubject } from './schema';

/** Where an edit's author puts it onto the present revision. */
export function rebasePath(id: number): string {
  return `${editPath(id)}/rebase`;
}

/** The whole history of a port, official and of the community. */
export function portHistoryPath(port: number): string {
  return `/ports/${port}/history`;
}

/** The revisions of one subject. */
export function historyPath({ type, id }: HistorySubject): string {
  return `/history/${type}/${encodeURIComponent(id)}`;
}

/** What the edit's subject is called in its history's address; null until it is there. */
export function historyOf({ type, id }: EditSubject): HistorySubject | null {
  return id === null ? null : { type, id: String(id).replace('/', '-') };
}

/** `path` with the parameters that are given. */
export function withQuery(
  path: string,
  params: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = Object.entries(params).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '',
  );
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** What can be done to an edit through the API, besides a revert, which is an edit of its own. */
export function actEndpoint(
  id: number,
  act: 'reviews' | 'withdraw' | 'rebase' | 'reopen' | 'take-over',
): string {
  return `${editEndpoint(id)}/${act}`;
}

export const FLAGS_ENDPOINT = '/api/v1/flags';
export const QUEUE_ENDPOINT = '/api/v1/queue';

/** Everything a reviewer sees of one edit. */
export function deskEndpoint(id: number): string {
  return `${QUEUE_ENDPOINT}/${id}`;
}
