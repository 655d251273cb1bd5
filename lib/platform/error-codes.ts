import type { z } from 'zod';

/** What the parameters of a code may hold. */
export type ErrorParams = Readonly<Record<string, string | number | readonly string[]>>;

interface CodeEntry {
  /** For people who read the answer of the API, in English. Zod's own codes bring their own. */
  readonly message?: string;
  /** Names of the parameters that come with the code. */
  readonly params?: readonly string[];
}

/**
 * Every code that a field error can have: zod's, then ours. The server, the forms, the catalogues
 * (`errors.<code>`) and the documentation of the API read this table.
 */
const TABLE = {
  invalid_type: { params: ['expected'] },
  too_small: { params: ['origin', 'minimum'] },
  too_big: { params: ['origin', 'maximum'] },
  invalid_format: { params: ['format'] },
  invalid_value: { params: ['values'] },
  unrecognized_keys: { message: 'is not a known field' },

  invalid: { message: 'is not valid' },
  required: { message: 'is needed' },
  hidden_characters: { message: 'must not hold invisible characters' },
  letter_needed: { message: 'must have a letter or a digit' },
  mixed_alphabets: { message: 'must not mix alphabets in one word' },
  not_public_url: { message: 'must be a public http or https address' },
  before_web: { message: 'must be a date from 1990 on' },
  in_future: { message: 'must not lie in the future' },
  not_whole_number: {
    message: 'must be a whole number between the bounds',
    params: ['minimum', 'maximum'],
  },
  port_zero: { message: 'must not be 0, which is reserved' },
  not_ports: { message: 'must be ports and ranges, such as 8080,9000-9100' },
  too_many_ports: { message: 'must not have so many ports in all', params: ['maximum'] },
  outside_ranges: { message: 'must be a port that the namespace coordinates' },
  range_order: { message: 'must not be below portStart' },
  link_needed: { message: 'is needed for everything but an observation' },
  quote_needed: { message: 'is needed for an observation' },
  not_host: { message: 'must be a host, such as example.org' },
  not_repository: { message: 'must be a place such as github.com/owner/name' },
  repeated_number: { message: 'must have a number of its own each' },
  repeated_setting: { message: 'must have a key of its own each' },
  unknown_citation: { message: 'must hold every source that the text mentions' },
  unknown_software: { message: 'is no known software' },
  unknown_revision: { message: 'is no revision of this subject' },
  not_active: { message: 'must be another one that is active' },
  reviewers_only: { message: 'is for reviewers to say' },
  nothing_changed: { message: 'must change something' },
  stands_already: { message: 'says what stands already, so that nothing would change' },
  approval_only: { message: 'goes with an approval only' },
  rejection_only: { message: 'goes with a rejection of a new report only' },
  too_deep: { message: 'is nested too deeply' },
  not_printable: {
    message: 'must have printable characters only, and not too many',
    params: ['maximum'],
  },
  used_before: { message: 'was used for another request' },
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type ErrorCode = keyof typeof TABLE;

/** The table with its members as they are read. */
export const ERROR_CODES: Readonly<Record<ErrorCode, CodeEntry>> = TABLE;

const names = Object.keys(TABLE) as [ErrorCode, ...ErrorCode[]];
export { names as ERROR_CODE_NAMES };

/** Codes that only a form finds before it sends anything; the API does not give them. */
export const FORM_ONLY_CODES: readonly ErrorCode[] = ['quote_needed'];

/** One wrong field: a dotted path into the input, and what is wrong with it. */
export interface FieldError {
  readonly path: string;
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** English, for people. Nothing in the code reads it. */
  readonly message: string;
}

/** A field error of ours. */
export function fieldError(path: string, code: ErrorCode, params: ErrorParams = {}): FieldError {
  return { path, code, params, message: ERROR_CODES[code].message ?? code };
}

/** What `refine` of a schema takes so that its refusal has one of our codes. */
export function withCode(code: ErrorCode) {
  return { error: ERROR_CODES[code].message ?? code, params: { code } };
}

type Issue = z.core.$ZodIssue;

/** What a schema refused, field by field, each path once. `under` goes before every path. */
export function fieldErrors(error: z.ZodError, under = ''): FieldError[] {
  const seen = new Set<string>();
  return error.issues
    .flatMap((issue) => errorsOf(issue, under === '' ? [] : [under]))
    .filter(({ path }) => !seen.has(path) && seen.add(path));
}

function errorsOf(issue: Issue, above: readonly PropertyKey[]): FieldError[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    // The branch that got furthest is the one that was meant.
    const [best] = [...issue.errors].sort((a, b) => distance(a) - distance(b));
    if (best !== undefined) return best.flatMap((one) => errorsOf(one, path));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => fieldError(dotted([...path, key]), 'unrecognized_keys'));
  const { code, params } = meaningOf(issue);
  return [{ path: dotted(path), code, params, message: issue.message }];
}

/** How far an input is from a branch of a union: a field that the branch does not know says it is another. */
function distance(issues: readonly Issue[]): number {
  return issues.length + (issues.some(({ code }) => code === 'unrecognized_keys') ? 100 : 0);
}

function meaningOf(issue: Issue): Pick<FieldError, 'code' | 'params'> {
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.code, params: { expected: issue.expected } };
    case 'too_small':
      return { code: issue.code, params: { origin: issue.origin, minimum: Number(issue.minimum) } };
    case 'too_big':
      return { code: issue.code, params: { origin: issue.origin, maximum: Number(issue.maximum) } };
    case 'invalid_format':
      return { code: issue.code, params: { format: issue.format } };
    case 'invalid_value':
      return { code: issue.code, params: { values: issue.values.map(String) } };
    case 'custom':
      return ownMeaning(issue.params);
    default:
      return { code: 'invalid', params: {} };
  }
}

/** The code that `withCode` gave a rule, with the rule's other parameters. */
function ownMeaning(given: Readonly<Record<string, unknown>> = {}) {
  const { code, ...params } = given;
  const known = names.find((name) => name === code);
  return { code: known ?? 'invalid', params: params as ErrorParams } as const;
}

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
