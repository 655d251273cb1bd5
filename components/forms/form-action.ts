import type { Outcome } from './outcome';

/** What a plain form post came back with: what was typed, and why it was not taken. */
export interface Posted<Values> {
  readonly values: Values;
  readonly outcome: Outcome;
}

/** A server action behind a form, for browsers without scripts. Where the edit is taken it redirects. */
export type FormAction = (form: FormData) => Promise<void>;

/** What a form gets from its page besides its subject. */
export interface FormWiring<Values> {
  readonly action: FormAction;
  readonly posted: Posted<Values> | null;
  /** Makes a plain form post one edit however often it is sent. */
  readonly onceKey: string;
}
