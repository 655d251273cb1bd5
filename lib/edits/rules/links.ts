import { linkPlace } from '@/lib/software/places';

/** The domains that anything in an edit's fields leads to, each once, in the order in which they stand there. */
export function linkedDomains(value: unknown): string[] {
  const found = new Set<string>();
  for (const text of textsIn(value)) {
    const place = /^https?:\/\//i.test(text) ? linkPlace(text) : null;
    if (place !== null) found.add(place.host);
  }
  return [...found];
}

/** Every text in it, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** An address that nobody can read otherwise than it stands there. */
const PLAIN = /https?:\/\/[a-z\d.-]+(?::\d+)?(?:\/[\w./~-]*)?(?=[).,;:!?]*(?:\s|$))/giu;
/** What else may lead anywhere: part of an address, a name to sign in by, a character written as its number or name. */
const ODD = /:\/\/|\/\/[\w[]|@|%[\da-f]{2}|&#?\w+;|\[[\da-f:.]*:[\da-f:.]*\](?<!\[::1?\])/iu;

const LABEL = String.raw`[\p{L}\p{M}\p{N}_-]+`;
/** What people take for a domain: names between dots, the last one of letters; or four numbers. */
const DOMAIN = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])(?:${LABEL}[.。])+(?:xn--[a-z\d-]+|\p{L}[\p{L}\p{M}]+)(?![\p{L}\p{N}])(?:[/:?#][\w./~%?#=&+:!*'-]*)?` +
    String.raw`|(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}]|\.\d)`,
  'giu',
);

/** How files and settings end, and no domain does. */
const NO_DOMAIN =
  /^[^/:?#]*\.(?:addr|address|bind|cfg|conf|config|cpp|cs|default|env|exe|go|html?|http|ini|jar|js|json|listen|port|socket|sys|tcp|toml|txt|udp|xml|ya?ml)$/i;
/** One's own machine. */
const HERE = /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0)$/;

/**
 * The addresses in any text of it, as links: what is written as one, and what only looks like a domain, also behind marks
 * of Markdown. Of a text with anything else that may be part of an address the text itself is the answer.
 */
export function addressesIn(value: unknown): string[] {
  return textsIn(value).flatMap((typed) => {
    const text = typed.normalize('NFKC').replace(/[\\*`\p{Cf}]/gu, '');
    const plain = [...text.matchAll(PLAIN)].map(([address]) => address);
    const rest = text.replace(PLAIN, ' ');
    const words = rest.replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ' ');
    const domains = [...words.matchAll(DOMAIN)]
      .map(([domain]) => withoutEnd(domain))
      .filter((domain) => !NO_DOMAIN.test(domain))
      .map((domain) => `http://${domain}`);
    const elsewhere = [...plain.map(withoutEnd), ...domains].filter(
      (link) => !HERE.test(linkPlace(link)?.host ?? ''),
    );
    return ODD.test(rest) ? [...elsewhere, text] : elsewhere;
  });
}

/** Without what ends a sentence. */
const withoutEnd = (address: string) => address.replace(/[.,;:!?'~]+$/, '');

/** Whether a line to copy does more than to start a program: fetches, passes on or goes on to something else. */
export function runsMore(line: string): boolean {
  return /[|`;<>]|\$\(|&&|\b(?:curl|wget|fetch|iwr|irm|nc)\b/i.test(line);
}
