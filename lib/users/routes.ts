export const USERS_PATH = '/users';

/** The public profile of a member. */
export function userPath(handle: string): string {
  return `${USERS_PATH}/${encodeURIComponent(handle)}`;
}

/** Where moderators deal with an account. */
export function moderatePath(handle: string): string {
  return `${userPath(handle)}/moderate`;
}
