import type { SubjectType } from './types';

/** Addresses of what the community does. */
export const EDITS_PATH = '/edits';
export const CHANGES_PATH = '/changes';
export const LOG_PATH = '/log';
export const QUEUE_PATH = '/queue';

/** The page of an edit. */
export function editPath(id: number): string {
  return `${EDITS_PATH}/${id}`;
}

/** Feeds and calls of the API that pages link to. */
export const CHANGES_FEED = '/api/v1/changes.atom';
export const LOG_FEED = '/api/v1/log.atom';
export const EDITS_API = '/api/v1/edits';

/** One edit as the API gives it. */
export function editEndpoint(id: number): string {
  return `${EDITS_API}/${id}`;
}

/** What has a history of its own: a report by its number, an entry by its slug, an article by `port-locale`. */
export interface HistorySubject {
  readonly type: SubjectType;
  readonly id: string;
}
