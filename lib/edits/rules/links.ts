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

const LABEL = String.raw`[\p{L}\p{M}\p{N}_-]+`;
/** What may follow a host; anything else ends the address, and what comes then is looked at by itself. */
const REST = String.raw`[\w./~%?#=&+:@!*'-]*`;
/** Something with `://`, what people take for a domain (names between dots, the last one of letters), or four numbers. */
const ADDRESS = new RegExp(
  String.raw`(?<![a-z\d+.-])[a-z][a-z\d+.-]*://[^\s"'<>()[\]{},;|]*` +
    String.raw`|(?<![\p{L}\p{N}_-])(?:${LABEL}[.。])+(?:xn--[a-z\d-]+|\p{L}[\p{L}\p{M}]+)(?![\p{L}\p{N}_-])(?:[/:?#]${REST})?` +
    String.raw`|(?<![\p{L}\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}]|\.\d)`,
  'giu',
);

/** How files and settings end, and no domain does. */
const NO_DOMAIN =
  /^[^/:?#]*\.(?:addr|address|bind|cfg|conf|config|cpp|cs|default|env|exe|go|html?|http|ini|jar|js|json|listen|port|properties|socket|sys|tcp|toml|txt|udp|xml|ya?ml)$/i;
/** One's own machine. */
const HERE = /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0)$/;
/** A character written as its name or number: Markdown shows what it stands for. */
const ENTITY = /&#?\w+;/;
/** An address that goes on behind a mark of which programs make different things: a name to sign in by may end there. */
const GOES_ON = /:\/\/[^\s<>()]*[@,;'"|{}[\]][^\s<>()]/;

/**
 * The addresses in any text of it, as links: what is written as one, and what only looks like a domain. One that hides
 * behind marks of Markdown is found; of an entity, which may be part of any, or an
 * address that nobody can tell the end of, the text itself is the answer.
 */
export function addressesIn(value: unknown): string[] {
  return textsIn(value).flatMap((typed) => {
    const text = typed.normalize('NFKC').replace(/[\\*`\p{Cf}]/gu, '');
    const hidden = ENTITY.test(text) || GOES_ON.test(text) ? [text] : [];
    const found = [...text.matchAll(ADDRESS)].map(([address]) => address);
    const links = found
      .filter((address) => !NO_DOMAIN.test(address))
      .map(
        (address) =>
          `http://${address.replace(/^[a-z\d+.-]*:\/\//i, '').replace(/[.:!?*_'~]+$/, '')}`,
      );
    return [...links.filter((link) => !HERE.test(linkPlace(link)?.host ?? '')), ...hidden];
  });
}
