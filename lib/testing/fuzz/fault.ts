import { problemSchema, statusesOf } from '@/lib/api/openapi-errors';
import type { ApiOperation } from '@/lib/api/registry';
import { isDeepEqual } from '@/lib/platform/deep-equal';

/** What only the server's log may say. */
const INSIDE =
  /prisma|postgres|\bpg_|violates|relation "|invocation|node_modules|\bat \S+ \(|\.ts:\d|undefined is|is not a function|Cannot read/i;

/** What is wrong with an answer to a call; null where it is one that the description of the API tells of. */
export async function faultOf(operation: ApiOperation, response: Response): Promise<string | null> {
  const { status } = response;
  const text = await response.text();
  const about = `${operation.id} ${status}`;
  const type = response.headers.get('content-type') ?? '';
  const good = operation.status ?? 200;
  if (status === 304 || status === 308) return text === '' ? null : `${about}: a body`;
  // A 503 says that something failed; it may only say so where all hands are full.
  if (status >= 500 && !text.includes('"busy"')) return `${about}: ${text.slice(0, 300)}`;
  if (status !== good && !statusesOf(operation).includes(status)) return `${about}: not described`;
  if (status === good) return wrongAnswer(operation, type, text, about);
  if (!type.startsWith('application/problem+json')) return `${about}: is ${type}`;
  const problem: unknown = JSON.parse(text);
  const read = problemSchema.loose().safeParse(problem);
  if (!read.success) return `${about}: ${read.error.message}`;
  if (read.data.status !== status) return `${about}: says ${read.data.status}`;
  if (status === 422 && (read.data.errors ?? []).length === 0 && read.data.reason === undefined)
    return `${about}: names no field`;
  return INSIDE.test(text) ? `${about}: tells of its inside: ${text.slice(0, 300)}` : null;
}

function wrongAnswer(
  { answer, contentType }: ApiOperation,
  type: string,
  text: string,
  about: string,
): string | null {
  if (contentType !== undefined) {
    const types = typeof contentType === 'string' ? [contentType] : Object.keys(contentType);
    return types.some((one) => type.startsWith(one)) ? null : `${about}: is ${type}`;
  }
  if (!type.startsWith('application/json')) return `${about}: is ${type}`;
  const body: unknown = JSON.parse(text);
  const read = answer.safeParse(body);
  if (!read.success) return `${about}: ${read.error.message.slice(0, 500)}`;
  return isDeepEqual(read.data, body) ? null : `${about}: holds what is not described`;
}
