import { z } from 'zod';
import { ERROR_CODE_NAMES, FORM_ONLY_CODES } from '@/lib/platform/error-codes';
import { PROBLEMS } from '@/lib/platform/problem';
import type { Json } from './openapi-types';
import type { ApiOperation } from './registry';

/** What RFC 9457 fixes, and the fields that a 422 names. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  reason: z.string().optional(),
  errors: z
    .array(
      z.object({
        path: z.string(),
        code: z.enum(ERROR_CODE_NAMES).exclude(FORM_ONLY_CODES),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
        message: z.string(),
      }),
    )
    .optional(),
});

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: 'The body is not JSON',
  401: 'Nobody is signed in',
  403: 'Not allowed, with the reason',
  404: 'There is nothing at this address',
  409: 'Stale, or there already',
  413: 'The body is larger than 256 kB',
  415: 'The body is of the wrong type',
  422: 'A field is wrong; `errors` names it',
  429: 'Too many at once; `Retry-After` says when',
  431: 'The headers of the request are too large',
  503: 'Not available just now; `Retry-After` says when, where that is known',
};

/** Of the same status the first: what the problem of that status looks like. */
const EXAMPLES = new Map(
  Object.entries(PROBLEMS)
    .reverse()
    .map(([code, { status, title }]) => [status, { type: 'about:blank', title, status, code }]),
);
const WRONG_FIELD = {
  path: 'port',
  code: 'too_big',
  params: { maximum: 65_535 },
  message: 'Too big: expected number to be <=65535',
};

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } },
};

/** The statuses besides the answer's that a call can have: what it takes and asks for decides most of them. */
export function statusesOf(operation: ApiOperation): number[] {
  const { method, params, query, body, signedIn, errors = [] } = operation;
  const all = [
    ...(body === undefined ? [] : [400, 413, 415, 422]),
    ...(signedIn === undefined ? [] : [401, 403]),
    ...(params === undefined ? [] : [404]),
    ...(query === undefined ? [] : [422]),
    ...(method === 'get' ? [] : [429, 503]),
    ...errors,
  ];
  return [...new Set(all)].sort((a, b) => a - b);
}

/** A problem as the document describes it; `schema` is the reference to the problem's schema. */
export function problemAnswer(status: number, schema: Json): Json {
  const description = DESCRIPTIONS[status] ?? 'Error';
  const known = EXAMPLES.get(status);
  // What the server refuses before it reads the address has no body.
  if (known === undefined) return { description };
  const example = status === 422 ? { ...known, errors: [WRONG_FIELD] } : known;
  return {
    description,
    ...(status === 429 || status === 503 ? { headers: RETRY_AFTER } : {}),
    content: { 'application/problem+json': { schema, example } },
  };
}
