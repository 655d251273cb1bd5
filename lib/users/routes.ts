export const USERS_PATH = '/users';

/** The public profile of a member. */
export function userPath(handle: string): string {
  return `${USERS_PATH}/${encodeURIComponent(handle)}`;
}
