import type { FieldError } from './error-codes';

export type { FieldError };

/**
 * What can go wrong without being a bug. Statuses of HTTP are mapped elsewhere; the order of the
 * codes is the order of the contract's checks.
 */
export type FailureCode =
  | 'wrong-method'
  | 'not-signed-in'
  | 'too-large'
  | 'wrong-type'
  | 'not-json'
  | 'invalid'
  | 'not-found'
  | 'forbidden'
  | 'stale'
  | 'duplicate'
  | 'rate-limited'
  | 'unavailable';

/** An expected failure. `reason` is a stable key for the catalogues, never a raw error message. */
export interface Failure<Code extends string = FailureCode> {
  ok: false;
  code: Code;
  reason?: string;
  /** Set with 'invalid'. */
  errors?: FieldError[];
  /** Seconds; set with 'rate-limited'. */
  retryAfter?: number;
  /** What the answer carries besides, such as both versions of a stale write. */
  detail?: unknown;
}

export interface Success<Value> {
  ok: true;
  value: Value;
}

export type Result<Value, Code extends string = FailureCode> = Success<Value> | Failure<Code>;

export function success<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

export function failure<Code extends string = FailureCode>(
  code: Code,
  more: Omit<Failure<Code>, 'ok' | 'code'> = {},
): Failure<Code> {
  return { ok: false, code, ...more };
}

/** Something the person at the terminal can mend; its message is one line and is all they see. */
export class OperatorError extends Error {
  override name = 'OperatorError';
}

/** The code of a system, PostgreSQL or Node error, '' where it has none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}

/** One line for a log or a terminal; AggregateError (a refused connection) has no message itself. */
export function errorLine(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(errorLine).join('; ');
  }
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, ' ').trim();
}

/** What looks like an address of a person's mail, or of a machine that is not this one. */
const MAIL_ADDRESS = /[^\s<>()"'`,;:=]+@[^\s<>()"'`,;:]+/g;
const IP_ADDRESS =
  /\b(?!127\.)\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\w:])(?:[\da-f]{0,4}:){3,7}[\da-f]{0,4}(?![\w:])/gi;

/**
 * `errorLine` for what is kept: a mail server repeats whom it refuses, and Prisma what it was called with; that is
 * nobody's business.
 */
export function impersonalLine(error: unknown): string {
  const { message } = error instanceof Error ? error : { message: '' };
  const call = /^\s*Invalid `([^`]+)` invocation/.exec(message)?.[1];
  const line =
    call === undefined ? errorLine(error) : `${call}: ${message.trim().split('\n').at(-1)?.trim()}`;
  return line.replace(MAIL_ADDRESS, '<address>').replace(IP_ADDRESS, '<ip>');
}
