import { rows } from '@/lib/platform/raw';
import { z } from 'zod';
import { DAY } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { type Failure, failure } from '@/lib/platform/errors';
import { type ErrorCode, fieldError, fieldErrors } from '@/lib/platform/error-codes';
import { TRUST } from '@/lib/levels/levels';
import type { Fields } from '@/lib/edits/types';
import { linkPlace } from '@/lib/software/places';

/** `changes` proven by the kind's schema, or the 422 that names every wrong field. */
export function parseChanges<T>(
  schema: z.ZodType<T>,
  changes: unknown,
): { ok: true; value: T } | Failure<'invalid'> {
  const parsed = schema.safeParse(changes);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : failure('invalid', { errors: fieldErrors(parsed.error, 'changes') });
}

/** Holding a piece of evidence for primary although its link lies elsewhere is for reviewers. */
export function tickedByOthers(
  evidence: readonly { readonly ticked?: boolean | undefined }[] | undefined,
  trust: number,
): Failure<'invalid'> | null {
  const at =
    trust >= TRUST.reviewer ? -1 : (evidence ?? []).findIndex(({ ticked }) => ticked === true);
  return at < 0 ? null : invalidField(`changes.evidence.${at}.ticked`, 'reviewers_only');
}

/** Nobody has looked on a day that has not begun anywhere on Earth. `path`: of the list, below `changes`. */
export function checkedTooEarly(
  days: readonly (string | undefined)[],
  path: (at: number) => string,
  now: Date,
): Failure<'invalid'> | null {
  const tomorrow = new Date(now.getTime() + DAY).toISOString().slice(0, 10);
  const at = days.findIndex((day) => day !== undefined && day > tomorrow);
  return at < 0 ? null : invalidField(`changes.${path(at)}`, 'in_future');
}

/** The same of proposed evidence. */
export function evidenceTooEarly(
  evidence: readonly { readonly checkedOn?: string | undefined }[] | undefined,
  now: Date,
): Failure<'invalid'> | null {
  const days = (evidence ?? []).map(({ checkedOn }) => checkedOn);
  return checkedTooEarly(days, (at) => `evidence.${at}.checkedOn`, now);
}

/** The 422 that names one wrong field. */
export function invalidField(path: string, code: ErrorCode): Failure<'invalid'> {
  return failure('invalid', { errors: [fieldError(path, code)] });
}

/** The 422 that names the first of these fields which the changes leave out. */
export function missingField(changes: Fields, names: readonly string[]): Failure<'invalid'> | null {
  const missing = names.find((name) => changes[name] === undefined);
  return missing === undefined ? null : invalidField(`changes.${missing}`, 'required');
}

/** A link inside a text, as people write it. */
const LINK = /\b(?:https?:\/\/|www\.)[^\s"'<>()[\]{}\\]+/giu;

function hostsIn(fields: unknown): Set<string> {
  const links = JSON.stringify(fields ?? null).match(LINK) ?? [];
  const urls = links.map((link) => (/^www\./i.test(link) ? `http://${link}` : link));
  return new Set(urls.flatMap((url) => linkPlace(url)?.host ?? []));
}

/** Hosts to which anything of `after` links, a text as well as an address, and nothing of `before` did. */
export function addedHosts(before: Fields | null, after: unknown): string[] {
  const known = hostsIn(before);
  return [...hostsIn(after)].filter((host) => !known.has(host));
}

const Found = z.object({ isNew: z.boolean() });

/** Whether one of the hosts appears in no accepted evidence and in no software entry. */
export async function leadsToNewDomain(tx: Tx, hosts: readonly string[]): Promise<boolean> {
  if (hosts.length === 0) return false;
  const [row] = await rows(tx, Found)`
    SELECT EXISTS (
      SELECT FROM unnest(${hosts}::text[]) AS host
      WHERE NOT EXISTS (SELECT FROM evidence WHERE link_host(url) = host)
        AND NOT EXISTS (SELECT FROM software WHERE host = ANY(domains))
    ) AS "isNew"`;
  return row?.isNew === true;
}
