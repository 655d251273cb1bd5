import type { z } from 'zod';
import { fieldErrors } from '@/lib/platform/error-codes';
import { type Failure, failure, type Result, success } from '@/lib/platform/errors';
import { unkeepableParts } from './unkeepable';

/** Bodies beyond this are refused before they are read (contract: 413). */
export const MAX_BODY_BYTES = 256 * 1024;

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/**
 * Reads and proves a JSON body, in the contract's order: too large (413), wrong type (415), not JSON
 * (400), wrong fields (422, each named). With `optional`, no body at all means an empty object.
 */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  optional: boolean,
): Promise<Result<z.output<Schema>, 'too-large' | 'wrong-type' | 'not-json' | 'invalid'>> {
  const bytes = await readBytes(request);
  if (bytes === null) return failure('too-large');
  const empty = optional && bytes.length === 0;
  if (!empty && !JSON_TYPE.test(request.headers.get('content-type') ?? ''))
    return failure('wrong-type');
  const odd = oddWriting(request);
  if (odd !== null) return odd;
  const json = empty ? success({}) : parseJson(bytes);
  if (!json.ok) return json;
  return prove(json.value, schema);
}

function prove<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
): Result<z.output<Schema>, 'invalid'> {
  const unkeepable = unkeepableParts(value);
  if (unkeepable.length > 0) return failure('invalid', { errors: unkeepable });
  const parsed = schema.safeParse(value);
  return parsed.success
    ? success(parsed.data)
    : failure('invalid', { errors: fieldErrors(parsed.error) });
}

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** Whether the request is what a browser sends for a plain form. */
export function isForm(request: Request): boolean {
  return FORM_TYPE.test(request.headers.get('content-type') ?? '');
}

/** Reads and proves a plain form in the same order; a field left empty counts as not given. */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Result<z.output<Schema>, 'too-large' | 'wrong-type' | 'invalid'>> {
  const bytes = await readBytes(request);
  if (bytes === null) return failure('too-large');
  const odd = oddWriting(request);
  if (odd !== null) return odd;
  const typed = [...new URLSearchParams(Buffer.from(bytes).toString('utf8'))];
  const fields = Object.fromEntries(typed.filter(([, value]) => value.trim() !== ''));
  return prove(fields, schema);
}

/**
 * Refuses a body that says it is packed, or in another charset than UTF-8 (RFC 8259, 8.1): read as UTF-8 it would
 * be something else than what was meant.
 */
function oddWriting({ headers }: Request): Failure<'wrong-type'> | null {
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity')
    return failure('wrong-type', { reason: 'content-encoding' });
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(headers.get('content-type') ?? '')?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return null;
  return failure('wrong-type', { reason: 'charset' });
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function parseJson(bytes: Uint8Array): { ok: true; value: unknown } | Failure<'not-json'> {
  try {
    return { ok: true, value: JSON.parse(UTF8.decode(bytes)) };
  } catch {
    return failure('not-json');
  }
}

/** The body, null where it is too large: the header may lie, so the bytes are counted as they come. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > MAX_BODY_BYTES) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}
