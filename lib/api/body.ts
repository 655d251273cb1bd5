import type { z } from 'zod';
import { fieldErrors } from '@/lib/platform/field-errors';
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
  const json = empty ? success({}) : parseJson(bytes);
  if (!json.ok) return json;
  const unkeepable = unkeepableParts(json.value);
  if (unkeepable.length > 0) return failure('invalid', { errors: unkeepable });
  const parsed = schema.safeParse(json.value);
  return parsed.success
    ? success(parsed.data)
    : failure('invalid', { errors: fieldErrors(parsed.error) });
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
