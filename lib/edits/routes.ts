import { withQuery } from '@/lib/platform/address';
import type { EditSubject } from './schema';
import type { SubjectType } from './types';

/** Addresses of what the community does. */
export const EDITS_PATH = '/edits';
export const CHANGES_PATH = '/changes';
export const LOG_PATH = '/log';
export const QUEUE_PATH = '/queue';
/** A member's own proposals, votes and drafts. */
export const CONTRIBUTIONS_PATH = '/contributions';

/** Everything that somebody has proposed, whatever became of it. */
export function editsByPath(handle: string): string {
  return withQuery(EDITS_PATH, { author: handle, state: 'any' });
}

/** The page of an edit. */
export function editPath(id: number): string {
  return `${EDITS_PATH}/${id}`;
}

/** An entry of the log: on the page that begins with it, where nothing is folded. */
export function logEntryPath(id: number): string {
  return `${LOG_PATH}?stock=shown&cursor=${id + 1}#entry-${id}`;
}

/** The button of a form that proposes something: who signs in to send it comes back there. */
export const SEND_ANCHOR = 'send';

/** Where an edit's page says what happens next. */
export const NEXT_ANCHOR = 'next';

/** Where whoever has just proposed something is sent. */
export function proposedPath(id: number): string {
  return `${editPath(id)}#${NEXT_ANCHOR}`;
}

/** Feeds and calls of the API that pages link to. */
export const CHANGES_FEED = '/api/v1/changes.atom';
export const LOG_FEED = '/api/v1/log.atom';
export const EDITS_API = '/api/v1/edits';

/** One edit as the API gives it. */
export function editEndpoint(id: number): string {
  return `${EDITS_API}/${id}`;
}

/** What has a history of its own: a report by its number, an entry by its slug, an article by `port-locale`, a service by its name. */
export interface HistorySubject {
  readonly type: SubjectType;
  readonly id: string;
}

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
  if (id === null) return null;
  return { type, id: type === 'article' ? String(id).replace('/', '-') : String(id) };
}

/** What is said of an edit before its verdict. */
export function commentsEndpoint(id: number): string {
  return `${editEndpoint(id)}/comments`;
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

/** The reviewer's own verdict on one edit, while it can be taken back. */
export function verdictEndpoint(id: number): string {
  return `${deskEndpoint(id)}/verdict`;
}

/** What waits and has something in common with one edit. */
export function groupEndpoint(id: number): string {
  return `${deskEndpoint(id)}/group`;
}

/** Keeps an edit for the reviewer who has it open. */
export function claimEndpoint(id: number): string {
  return `${deskEndpoint(id)}/claim`;
}

/** The reasons that a reviewer keeps, and one of them. */
export const READY_REASONS_ENDPOINT = '/api/v1/me/reasons';
export function readyReasonEndpoint(id: number): string {
  return `${READY_REASONS_ENDPOINT}/${id}`;
}

/** How often the reviewer's verdicts agree with what is known. */
export const AGREEMENT_ENDPOINT = '/api/v1/me/agreement';

/** What became of the reviewer's own verdicts of the last minutes. */
export const VERDICTS_ENDPOINT = `${QUEUE_ENDPOINT}/verdicts`;

/** Those that were given together, while they can be taken back. */
export function groupVerdictsEndpoint(group: string): string {
  return `${VERDICTS_ENDPOINT}/groups/${group}`;
}

/** What is reported or proposed from `port` on, and of a piece of software. */
export function knownUsesPath(
  port: number,
  { to, software }: { readonly to: number; readonly software: string },
): string {
  return withQuery(`/api/v1/ports/${port}/known`, { to: to === port ? undefined : to, software });
}
