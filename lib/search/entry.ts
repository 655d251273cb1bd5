import { compact, fold, wordsOf } from '@/lib/search/rules/fold';
import { MAX_PORT } from '@/lib/ports/types';

/** Parts one name from the next in a haystack, so that `|post` is found at the beginning of names only. */
export const NAME_EDGE = '|';
/** Sets what is no name apart from the names before it. */
const AFTER_NAMES = '~';
/** Of a description, this much takes part in the search for misspelt names: the rest slows it down. */
const MAX_FUZZY_ABOUT = 80;
const MAX_ABOUT = 280;
/** A service or report may claim thousands of ports; nobody reads that list. */
const MAX_PORTS_OF_ENTRY = 1024;

/** Folded names, the first one first, each also without spaces and hyphens, each once. */
export function termsOf(names: readonly string[]): string[] {
  const folded = names.map((name) => fold(name).replaceAll(NAME_EDGE, ' ').trim());
  return [...new Set(folded.flatMap((name) => [name, compact(name)]))].filter(
    (name) => name !== '',
  );
}

/** What names are looked up in when only a part of one is known, or a wrong spelling. */
export function haystackOf(terms: readonly string[], about: string): string {
  const names = `${NAME_EDGE}${terms.join(NAME_EDGE)}${NAME_EDGE}`;
  return `${names} ${AFTER_NAMES} ${fold(about).replaceAll(NAME_EDGE, ' ').slice(0, MAX_FUZZY_ABOUT)}`;
}

/** The different words of the texts, folded. */
export function wordText(texts: readonly string[]): string {
  return [...new Set(texts.flatMap((text) => wordsOf(fold(text))))].join(' ');
}

/** A text cut at a word's end, with an ellipsis where something is missing. */
export function aboutText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_ABOUT) return line;
  return `${line.slice(0, MAX_ABOUT).replace(/\s+\S*$/, '')}…`;
}

/** The ports that the spans cover (both ends included), ascending, each once. */
export function portsIn(
  spans: readonly { readonly start: number; readonly end: number }[],
): number[] {
  const ports = new Set<number>();
  for (const { start, end } of spans) {
    for (
      let port = start;
      port <= Math.min(end, MAX_PORT) && ports.size < MAX_PORTS_OF_ENTRY;
      port += 1
    )
      ports.add(port);
  }
  return [...ports].sort((a, b) => a - b);
}
