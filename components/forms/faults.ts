import type { z } from 'zod';
import type { FieldError } from '@/lib/platform/errors';

/** What can be wrong with a field: keys of `editForms.faults`. */
export const FAULT_KEYS = [
  'required',
  'chooseOne',
  'choose',
  'tooLong',
  'tooMany',
  'invisible',
  'mixed',
  'publicUrl',
  'urlNeeded',
  'quoteNeeded',
  'rangeOrder',
  'port',
  'date',
  'future',
  'host',
  'place',
  'ownNumber',
  'unknownSoftware',
  'otherOne',
  'forReviewers',
  'unchanged',
  'mentioned',
  'invalid',
] as const;
export type FaultKey = (typeof FAULT_KEYS)[number];

/** One wrong field: a dotted path below `changes` (or `note`), and what to say beside it. */
export interface Fault {
  readonly path: string;
  readonly key: FaultKey;
  /** Set with `tooLong` and `tooMany`. */
  readonly max?: number;
}

/** Messages of our own schemas and of the server's checks against what is stored. */
const OWN_MESSAGES: Readonly<Record<string, FaultKey>> = {
  'must not hold invisible characters': 'invisible',
  'must not mix alphabets in one word': 'mixed',
  'must not lie in the future': 'future',
  'must be a date from 1990 on': 'date',
  'must be a public http or https address': 'publicUrl',
  'is needed for everything but an observation': 'urlNeeded',
  'is needed for an observation': 'quoteNeeded',
  'must not be below portStart': 'rangeOrder',
  'must be a host, such as example.org': 'host',
  'must be a place such as github.com/owner/name': 'place',
  'must have a number of its own each': 'ownNumber',
  'is no known software': 'unknownSoftware',
  'is no active software entry': 'otherOne',
  'must be another entry': 'otherOne',
  'is no active report': 'otherOne',
  'must be another report': 'otherOne',
  'is for reviewers to say': 'forReviewers',
  'must change something': 'unchanged',
  'is needed for a new article': 'required',
};

type Issue = z.core.$ZodIssue;

/** The faults of a schema's refusal, each path once. */
export function faultsOf(error: z.ZodError): Fault[] {
  const seen = new Set<string>();
  return error.issues
    .flatMap((issue) => flat(issue, []))
    .filter(({ path }) => !seen.has(path) && seen.add(path));
}

function flat(issue: Issue, above: readonly PropertyKey[]): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    // The branch that got furthest is the one that was meant.
    const [best] = [...issue.errors].sort((a, b) => strangeness(a) - strangeness(b));
    if (best !== undefined) return best.flatMap((one) => flat(one, path));
  }
  return [{ path: path.map(String).join('.'), ...meaning(issue, path.at(-1)) }];
}

function strangeness(issues: readonly Issue[]): number {
  return issues.length + (issues.some(({ code }) => code === 'unrecognized_keys') ? 100 : 0);
}

function meaning(issue: Issue, field: PropertyKey | undefined): Omit<Fault, 'path'> {
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string') return { key: 'tooLong', max: Number(issue.maximum) };
      return issue.origin === 'array'
        ? { key: 'tooMany', max: Number(issue.maximum) }
        : { key: numberKey(field) };
    case 'too_small':
      if (issue.origin === 'string') return { key: 'required' };
      return { key: issue.origin === 'array' ? 'chooseOne' : numberKey(field) };
    case 'invalid_type':
      return {
        key:
          issue.expected === 'number' || issue.expected === 'int' ? numberKey(field) : 'required',
      };
    case 'invalid_value':
      return { key: 'choose' };
    case 'invalid_format':
      return { key: OWN_MESSAGES[issue.message] ?? (issue.format === 'date' ? 'date' : 'invalid') };
    default:
      return { key: OWN_MESSAGES[issue.message] ?? 'invalid' };
  }
}

function numberKey(field: PropertyKey | undefined): FaultKey {
  return field === 'portStart' || field === 'portEnd' ? 'port' : 'invalid';
}

/** A 422's errors as faults: the server's words are for programmers, ours are in the reader's language. */
export function faultsOfAnswer(errors: readonly FieldError[]): Fault[] {
  return errors.map(({ path, message }) => ({
    path: path.replace(/^changes\.?/, ''),
    ...read(path, message),
  }));
}

function read(path: string, message: string): Omit<Fault, 'path'> {
  const own = OWN_MESSAGES[message];
  if (own !== undefined) return { key: own };
  const [, kind, max] = /^Too big: expected (\w+).* <=(\d+)/.exec(message) ?? [];
  if (kind === 'string') return { key: 'tooLong', max: Number(max) };
  if (kind === 'array') return { key: 'tooMany', max: Number(max) };
  if (message.startsWith('Too small: expected array')) return { key: 'chooseOne' };
  if (/\.?port(?:Start|End)$/.test(path)) return { key: 'port' };
  if (/^Too small: expected string|received undefined$/.test(message)) return { key: 'required' };
  if (message.startsWith('Invalid option')) return { key: 'choose' };
  return { key: /date/i.test(message) ? 'date' : 'invalid' };
}

/** The fault at a path or below it. */
export function faultAt(faults: readonly Fault[], path: string): Fault | undefined {
  return faults.find((fault) => fault.path === path || fault.path.startsWith(`${path}.`));
}

/**
 * What of the faults that were found is still wrong: a field that was mended since, as far as can be
 * judged here (`now`), stops being marked, and one the server alone can judge once it was changed.
 */
export function standingFaults(
  found: readonly Fault[],
  now: readonly Fault[],
  isChanged: (path: string) => boolean,
): Fault[] {
  return found.flatMap((fault) => {
    const present = now.find(({ path }) => path === fault.path);
    if (present !== undefined) return [present];
    return isChanged(fault.path) ? [] : [fault];
  });
}
