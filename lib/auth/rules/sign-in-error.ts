/** What can go wrong when somebody signs in; keys of the catalogue `signin.errors`. */
export const SIGN_IN_ERRORS = [
  'link',
  'mail',
  'provider',
  'unverified',
  'taken',
  'too-many',
  'address',
  'late',
] as const;
export type SignInError = (typeof SIGN_IN_ERRORS)[number];

/** What can be wrong with the second factor; keys of the catalogue `factor.step.errors`. */
export const SECOND_STEP_ERRORS = ['code', 'tries'] as const;

export function isSignInError(value: unknown): value is SignInError {
  return SIGN_IN_ERRORS.some((error) => error === value);
}

/** next-auth's names for what we call otherwise; all others are the provider's fault. */
const NAMES: Readonly<Record<string, SignInError>> = {
  Verification: 'link',
  EmailSignin: 'mail',
  UnverifiedAddress: 'unverified',
  OAuthAccountNotLinked: 'taken',
};

/** The error in an address that next-auth redirects to; null where it redirects to no error. */
export function signInErrorOf(path: string): SignInError | null {
  if (!path.startsWith('/api/auth/')) return null;
  const { pathname, searchParams } = new URL(path, 'http://site.invalid');
  if (pathname === '/api/auth/verify-request') return null;
  return NAMES[searchParams.get('error') ?? ''] ?? 'provider';
}
