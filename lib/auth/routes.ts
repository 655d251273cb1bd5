export const SIGNIN_PATH = '/signin';
export const CONFIRM_PATH = '/signin/confirm';
export const SECOND_STEP_PATH = '/signin/factor';
export const ACCOUNT_PATH = '/account';
export const HANDLE_PATH = '/account/handle';
export const EMAIL_PATH = '/account/email';
export const FACTOR_PATH = '/account/factor';

/** Where forms of signing in and out go. */
export const CALLBACK_ENDPOINT = '/api/auth/callback/email';
export const SECOND_STEP_ENDPOINT = '/api/auth/factor';
export const SIGNOUT_ENDPOINT = '/api/auth/signout';
export const ME_ENDPOINT = '/api/v1/me';
/** All that is kept of whoever is signed in, as a file. */
export const OWN_DATA_ENDPOINT = '/api/me/data';

/** Where the button of a provider leads. */
export function providerEndpoint(provider: string): string {
  return `/api/auth/signin/${provider}`;
}

/** `path`, remembering where to go afterwards. */
export function withNext(path: string, next: string | null): string {
  return next === null ? path : `${path}?${new URLSearchParams({ next }).toString()}`;
}

/** The page that signs in with a link that was mailed. */
export function confirmPath(email: string, token: string, next: string): string {
  return `${CONFIRM_PATH}?${new URLSearchParams({ email, token, next }).toString()}`;
}

/** The page that completes a change of address. */
export function emailChangePath(token: string): string {
  return `${EMAIL_PATH}?${new URLSearchParams({ token }).toString()}`;
}
