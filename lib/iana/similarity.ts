import type { RegistryRow } from '@/lib/iana/row';

/** Bodies that hold hundreds of rows, so that sharing them says nothing. */
const COMMON_PEOPLE: ReadonlySet<string> = new Set(['IESG', 'IETF_Chair']);

/** Below this two names on one port and transport are two services, not one renamed. */
export const RENAMED_FROM = 2;

const SAME_DESCRIPTION = 3;
const TRIGRAM_WEIGHT = 2;
const SHARED_PERSON = 2;
const SAME_REGISTERED = 1;
const SAME_REFERENCE = 1;

/**
 * How much two rows look like the same registration (0 to 9): same description 3, else twice the
 * similarity of the descriptions; a shared person 2; same registration date 1; same reference 1;
 * twice the similarity of the names. What both leave empty counts for nothing.
 */
export function likeness(a: RegistryRow, b: RegistryRow): number {
  const sameDescription = a.description !== '' && a.description === b.description;
  return (
    (sameDescription
      ? SAME_DESCRIPTION
      : TRIGRAM_WEIGHT * trigramSimilarity(a.description, b.description)) +
    (sharePerson(a, b) ? SHARED_PERSON : 0) +
    (a.registered !== null && a.registered === b.registered ? SAME_REGISTERED : 0) +
    (a.referenceText !== '' && a.referenceText === b.referenceText ? SAME_REFERENCE : 0) +
    TRIGRAM_WEIGHT * trigramSimilarity(a.serviceName ?? '', b.serviceName ?? '')
  );
}

/** 0 to 1: the share of common three-letter pieces, words padded, case folded (as PostgreSQL's pg_trgm counts). */
export function trigramSimilarity(a: string, b: string): number {
  const left = trigrams(a);
  const right = trigrams(b);
  let common = 0;
  for (const piece of left) if (right.has(piece)) common += 1;
  const all = left.size + right.size - common;
  return all === 0 ? 0 : common / all;
}

function trigrams(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) pieces.add(padded.slice(at, at + 3));
  }
  return pieces;
}

function sharePerson(a: RegistryRow, b: RegistryRow): boolean {
  const people = new Set([...a.assignees, ...a.contacts].filter((id) => !COMMON_PEOPLE.has(id)));
  return [...b.assignees, ...b.contacts].some((id) => people.has(id));
}
