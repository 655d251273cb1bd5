import { type HistorySubject, QUEUE_PATH } from '@/lib/edits/routes';

/** What waits for moderators besides edits: flags and appeals. */
export const MODERATION_PATH = `${QUEUE_PATH}/flags`;

/** How evidence is judged, with real cases. */
export const GUIDE_PATH = `${QUEUE_PATH}/guide`;

/** Where moderators deal with a report, an article or an entry; of an article `port/locale` will do too. */
export function moderateSubjectPath({ type, id }: HistorySubject): string {
  const named = type === 'article' ? id.replace('/', '-') : id;
  return `/moderate/${type}/${encodeURIComponent(named)}`;
}

/** What locks and flags call a subject that an address names: an article is `port/locale`. */
export function lockedId({ type, id }: HistorySubject): string {
  return type === 'article' ? id.replace('-', '/') : id;
}

export type AccountAct = 'suspend' | 'restore' | 'revert';

/** What a moderator does to an account, through the API. */
export function accountActEndpoint(handle: string, act: AccountAct): string {
  return `/api/v1/users/${encodeURIComponent(handle)}/${act}`;
}
