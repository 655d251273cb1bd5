import { createHash } from 'node:crypto';

/** A page whose inline scripts are known, and what a Content-Security-Policy says of them: `sha256-…`, each once. */
export interface ScriptedPage {
  readonly body: Buffer;
  readonly hashes: readonly string[];
}

/** The page's data as Next hands it to the browser, one call a script (`writeFlightDataInstruction`). */
const DATA_START = 'self.__next_f.push(';
/** Before the first of them; with the state of a form that was sent without scripts. */
const BOOTSTRAP = '(self.__next_f=self.__next_f||[]).push([0])';
/** What Turbopack's runtime is told to load. */
const CHUNKS_START = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(';
/** React's instructions for a part of the page that came late: part and place, by their ids. */
const INSTRUCTION = /\$R[CRSX]\(/;

/**
 * React's own functions for the instructions and for forms, as they stand in its server renderer: length and
 * SHA-256. A test finds each of them in the React that Next brings, and fails when a new version says otherwise.
 */
export const REACT_FUNCTIONS: readonly { readonly length: number; readonly digest: string }[] = [
  // A form that was sent before React came.
  { length: 364, digest: 'CwHpiObGc0Kj6qtRFzUVGqk0apwmCrylJaQU+RajuJ0=' },
  // When the shell was shown.
  { length: 57, digest: '7mu4H06fwDCjmnxxr/xNHyuQC6pLTHr4M2E4jXw5WZs=' },
  // $RS, $RC, $RR, $RX (alone and before a call).
  { length: 193, digest: 'rkPyhj2kmK5uKX6SivS3u1ga+pNajy8xBWBiEPXhNMA=' },
  { length: 829, digest: 'ejxEGil7Q2jnFo9T1EMjhzsRoWDTVn8tRpUYd4XCJkY=' },
  { length: 1105, digest: 'QwTTcUY6X/W9qbI8vPXdsBAoBq5Xi/MvMAMV2FEeJpk=' },
  { length: 201, digest: 'HIwET9YbpCDSDZxSjDwBhUP6sywD0vfbAPbsgjDbN4U=' },
  { length: 200, digest: '5TqIdh80KgjiD5uUtz2OhDa5DlGt33xJV6lK4XUE+Yo=' },
];

interface Script {
  /** Where its tag begins and where the end tag ends, in bytes. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Takes the hashes of the scripts that Next and React write into a page, and of no others: a script that came in
 * some other way has no hash and does not run. Data scripts that stand side by side become one, so that a long page
 * needs few hashes: proxies put a bound to the size of all headers.
 */
export function knownScripts(page: Buffer): ScriptedPage {
  const pieces: Buffer[] = [];
  const hashes = new Set<string>();
  let copied = 0;
  const known = scriptsOf(page).filter(({ text }) => isKnown(text));
  for (let at = 0; at < known.length; at += 1) {
    const first = known[at] as Script;
    let last = first;
    const texts = [first.text];
    while (isData(last.text)) {
      const next = known[at + 1];
      if (next?.from !== last.to || !isData(next.text)) break;
      texts.push(next.text);
      last = next;
      at += 1;
    }
    const text = Buffer.from(texts.join(';'), 'latin1');
    hashes.add(`sha256-${createHash('sha256').update(text).digest('base64')}`);
    if (texts.length === 1) continue;
    pieces.push(page.subarray(copied, first.from), SCRIPT_TAG, text, SCRIPT_END);
    copied = last.to;
  }
  if (copied === 0) return { body: page, hashes: [...hashes] };
  return { body: Buffer.concat([...pieces, page.subarray(copied)]), hashes: [...hashes] };
}

const SCRIPT_TAG = Buffer.from('<script>');
const SCRIPT_END = Buffer.from('</script>');

/** Read byte by byte, so that places in the text are places in the page; ASCII is all that matters here. */
function scriptsOf(page: Buffer): Script[] {
  const html = page.toString('latin1');
  const found: Script[] = [];
  for (let from = html.indexOf('<script'); from >= 0;) {
    const start = html.indexOf('>', from) + 1;
    const end = start === 0 ? -1 : html.indexOf('</script>', start);
    if (end < 0) break;
    const to = end + SCRIPT_END.length;
    const attributes = html.slice(from + '<script'.length, start - 1);
    // React gives the first one an id; what has a source or a type is no inline script.
    if (/^(?: id="\w+")?$/.test(attributes)) found.push({ from, to, text: html.slice(start, end) });
    from = html.indexOf('<script', to);
  }
  return found;
}

function isKnown(text: string): boolean {
  if (text.startsWith(DATA_START)) return isData(text);
  if (text.startsWith(BOOTSTRAP)) {
    const more = text.slice(BOOTSTRAP.length);
    return more === '' || (more.startsWith(';') && isData(more.slice(1)));
  }
  if (text.startsWith(CHUNKS_START)) return isCall(text, CHUNKS_START, ');');
  const call = INSTRUCTION.exec(text);
  if (call === null) return text !== '' && isReacts(text);
  const instruction = text.slice(call.index);
  return isReacts(text.slice(0, call.index)) && isCall(instruction, call[0], ')');
}

function isData(text: string): boolean {
  return isCall(text, DATA_START, ')');
}

/** One call with nothing but JSON in it: data, whatever it says. */
function isCall(text: string, start: string, end: string): boolean {
  if (!text.startsWith(start) || !text.endsWith(end)) return false;
  try {
    JSON.parse(`[${text.slice(start.length, -end.length)}]`);
    return true;
  } catch {
    return false;
  }
}

/** Functions of React, one after the other, and nothing else. */
function isReacts(text: string): boolean {
  if (text === '') return true;
  const found = REACT_FUNCTIONS.find(
    ({ length, digest }) =>
      length <= text.length &&
      createHash('sha256').update(text.slice(0, length)).digest('base64') === digest,
  );
  return found !== undefined && isReacts(text.slice(found.length));
}
