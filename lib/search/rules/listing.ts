import { bsdPort, portToken } from '@/lib/search/rules/port-token';
import type { PortToken } from '@/lib/search/rules/port-token';

/** States that `ss`, `netstat` and `lsof` print. */
const STATE = /^\(?(?:listen(?:ing)?|unconn|estab(?:lished)?|time[-_]wait|close[-_]wait|bound)\)?$/;
/** A port with the address it is bound to, or published from a container. */
const BOUND =
  /->|^(?:\*|\[[^\]]*\]|\d{1,3}(?:\.\d{1,3}){3}(?:%[\w.-]+)?|[0-9a-f:]*::[0-9a-f.]*)[:.](?:\d+|\*)$/;
const MIN_PIECES = 3;
const MAX_NAMES = 4;

/**
 * Whether the pieces are lines of `ss`, `netstat`, `lsof` or `docker ps`, in which a bare number is a
 * queue, a process or an age, and no port.
 */
export function isListing(pieces: readonly string[]): boolean {
  const bound = pieces.filter((piece) => BOUND.test(piece)).length;
  return (
    pieces.length >= MIN_PIECES &&
    bound > 0 &&
    (bound > 1 || pieces.some((piece) => STATE.test(piece) || piece.includes('->')))
  );
}

/** The ports of a listing, and the names of programs or images that its lines mention. */
export function readListing(
  pieces: readonly string[],
  folded: string,
): { tokens: PortToken[]; names: string[] } {
  const tokens = pieces.flatMap((piece) => {
    const bound = BOUND.test(piece) || /^\d+(?:-\d+)?\/(?:tcp|udp|sctp)$/.test(piece);
    return bound ? (portToken(piece) ?? bsdPort(piece) ?? []) : [];
  });
  // `0.0.0.0:0` is how Windows writes "nobody": not port 0.
  const real = tokens
    .map((token) => ({ ...token, spans: token.spans.filter(({ end }) => end > 0) }))
    .filter(({ spans }) => spans.length > 0);
  return { tokens: real, names: [...new Set(programNames(folded))].slice(0, MAX_NAMES) };
}

/** `users:(("sshd",pid=1…`, `1234/postgres`, `node 4321 me 23u`, and the image of `docker ps`. */
function programNames(folded: string): string[] {
  const patterns = [
    /\(\("([\w.+-]+)",pid=/g,
    /\s\d+\/([a-z][\w.+-]*)/g,
    /(?:^|\s)([a-z][\w.+-]*) \d+ \S+ \d+u /g,
    /(?:^|\s)[0-9a-f]{12} (?:[\w.-]+(?::\d+)?\/)*([a-z][\w.-]*)(?::[\w.-]+)?(?=\s)/g,
  ];
  const transports = /^(?:tcp|udp|sctp)[46]?$/;
  return patterns
    .flatMap((pattern) => [...folded.matchAll(pattern)].flatMap(([, name]) => name ?? []))
    .filter((name) => !transports.test(name));
}
