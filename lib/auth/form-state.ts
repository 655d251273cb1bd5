import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';

/** The forms that show their answer in their own place; no page has one of them twice. */
export type AuthForm = 'signin' | 'handle' | 'email' | 'token' | 'close' | 'factor';

/** What a form shows after it was sent, in the reader's language; made by the action, so that it works without scripts. */
export interface FormState {
  readonly status: 'idle' | 'done' | 'failed';
  readonly message: string;
  /** What was typed, so that nobody types it twice; of a token form, the token. */
  readonly value: string;
}

export const UNSENT: FormState = { status: 'idle', message: '', value: '' };

/** A text field of a form; '' where it is missing or a file. */
export function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The language of the page that a form stood on: actions cannot see the address. */
export function localeField(form: FormData): Locale {
  const value = form.get('locale');
  return isLocale(value) ? value : DEFAULT_LOCALE;
}

/** What the account page may say was done; keys of the catalogue `account.done`. */
export const DONE = ['language', 'email', 'session', 'sessions', 'token', 'notices'] as const;

/** What the page of the second factor may say; keys of the catalogue `factor.done`. */
export const FACTOR_DONE = ['removed', 'recovery'] as const;

/** What the account page may say went wrong. */
export const FAULTS = ['email-link', 'email-address-taken', 'again'] as const;
