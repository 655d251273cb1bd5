import { parseUrl } from '@/lib/platform/parse-url';
import { PRIMARY_KINDS, type EvidenceKind } from '@/lib/reports/types';

/** Where a piece of software speaks for itself. */
export interface OwnPlaces {
  /** Hosts: `echo.labstack.com`; their subdomains count too. */
  readonly domains: readonly string[];
  /** `host/path` prefixes: `github.com/labstack/echo`. */
  readonly repositories: readonly string[];
}

/** Hosts of RFCs: the text is its own authority wherever the software's maker publishes. */
const RFC_HOSTS: readonly string[] = ['rfc-editor.org', 'datatracker.ietf.org', 'ietf.org'];

/**
 * Whether evidence counts as primary: of a primary kind, and linked to where the software itself
 * publishes, or an RFC, or ticked by a reviewer. An observation never is (workflow, "A report says").
 */
export function isPrimary(
  evidence: { readonly kind: EvidenceKind; readonly url: string | null; readonly ticked: boolean },
  places: OwnPlaces,
): boolean {
  if (!PRIMARY_KINDS.includes(evidence.kind) || evidence.url === null) return false;
  if (evidence.ticked) return true;
  const link = linkPlace(evidence.url);
  if (link === null) return false;
  if (evidence.kind === 'rfc' && RFC_HOSTS.some((host) => isUnder(link.host, host))) return true;
  return (
    places.domains.some((domain) => isUnder(link.host, domain.toLowerCase())) ||
    places.repositories.some((prefix) => startsWithSegments(link.place, prefix.toLowerCase()))
  );
}

/** Host without `www.`, and host with path, both lower-case; null for what is no http address. */
export function linkPlace(url: string): { host: string; place: string } | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const { protocol, hostname, pathname } = parsed;
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const host = hostname.toLowerCase().replace(/^www\./, '');
  return { host, place: host + pathname.toLowerCase().replace(/\/+$/, '') };
}

function isUnder(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** `github.com/a/b` holds `github.com/a/b/c` and not `github.com/a/bc`. */
function startsWithSegments(place: string, prefix: string): boolean {
  const clean = prefix
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '');
  return clean !== '' && (place === clean || place.startsWith(`${clean}/`));
}
