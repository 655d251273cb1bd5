import { sameReferences } from '@/lib/iana/references';
import type { RegistryCells } from '@/lib/iana/row';

interface Changed {
  readonly field: keyof RegistryCells;
  readonly before: string;
  readonly after: string;
}

/**
 * Whether changed cells say something new to a reader. A draft that became its RFC (also inside a
 * note) and an id that is only respelt do not; a modification date moves with whatever else did.
 */
export function isNews(fields: readonly Changed[]): boolean {
  return fields.some(({ field, before, after }) => {
    if (field === 'modified') return false;
    if (field === 'reference') return !sameReferences(before, after);
    if (field === 'assignee' || field === 'contact')
      return idSpelling(before) !== idSpelling(after);
    return !sameProse(before, after);
  });
}

const BRACKETED = /\[[^\]]*\]/g;

/** Two texts that differ at most in the documents they cite in brackets. */
function sameProse(before: string, after: string): boolean {
  if (before.replace(BRACKETED, '[]') !== after.replace(BRACKETED, '[]')) return false;
  const cited = after.match(BRACKETED) ?? [];
  return (before.match(BRACKETED) ?? []).every((part, index) =>
    sameReferences(part, cited[index] ?? ''),
  );
}

/** An id could not begin with a digit once: `ThreeGPP_2` and `GPP_Specifications` are today's `_3GPP_…`. */
const LEADING_NUMBER = /^(?:_?\d+|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?=[A-Z]))/;

/** Ids without case, punctuation, a leading number and the number that tells namesakes apart (`Jane_Doe_2`). */
function idSpelling(cell: string): string {
  return cell
    .split(']')
    .map((id) => id.replace(/^\[/, '').replace(LEADING_NUMBER, '').replace(/_\d+$/, ''))
    .map((id) => id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    .join(' ');
}
