import { foldSpace } from '@/lib/iana/scrub';

/** One reference of a row: what is printed, and where it leads if anywhere. */
export interface Reference {
  readonly label: string;
  readonly url: string | null;
}

const RFC = /^RFC ?0*(\d+)\b/i;
/** A document on its way: a draft, or one that is approved and waits for its number. */
const DRAFT = /^(?:draft|RFC-ietf|RFC-irtf|RFC-iab)-[\w.-]+/i;
const FOOTNOTE = /^\d{1,2}$/;

/** `[A][B]` as its parts, brackets taken off; prose that stands outside brackets is a part too. */
export function splitReferences(referenceText: string): string[] {
  return [...referenceText.matchAll(/\[([^\]]*)\]|([^[]+|\[)/g)]
    .map(([, bracketed, prose]) => foldSpace(bracketed ?? prose ?? ''))
    .filter((part) => part !== '');
}

/**
 * The references in the CSV's spelling. RFCs lead to the RFC Editor, addresses to themselves; a
 * footnote keeps its brackets (`[1]`), because a bare number says nothing.
 * `urls` holds the addresses that only the XML gives (label `TR-352`).
 */
export function parseReferences(
  referenceText: string,
  urls?: ReadonlyMap<string, string>,
): Reference[] {
  return splitReferences(referenceText).map((label) => ({
    label: FOOTNOTE.test(label) ? `[${label}]` : label,
    url: urls?.get(label) ?? referenceUrl(label),
  }));
}

function referenceUrl(label: string): string | null {
  if (/^https?:\/\/\S+$/i.test(label)) return label;
  const rfc = RFC.exec(label)?.[1];
  return rfc === undefined ? null : `https://www.rfc-editor.org/rfc/rfc${rfc}`;
}

/**
 * Whether two reference cells say the same to a reader: the same documents in another order or
 * spelling, or a draft that got another version or became an RFC.
 */
export function sameReferences(before: string, after: string): boolean {
  const gone = splitReferences(before).map(spelling);
  const come = splitReferences(after)
    .map(spelling)
    .filter((part) => !take(gone, part));
  if (gone.length !== come.length) return false;
  return (
    gone.every((part) => DRAFT.test(part)) &&
    come.every((part) => DRAFT.test(part) || RFC.test(part))
  );
}

function spelling(part: string): string {
  return part.toLowerCase().replace(RFC, 'rfc$1');
}

/** Takes one occurrence out of the list; false where there is none. */
function take(list: string[], part: string): boolean {
  const at = list.indexOf(part);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}
