import { parseUrl } from '@/lib/platform/parse-url';

/** Where a piece of software speaks for itself. */
export interface OwnPlaces {
  /** Hosts: `echo.labstack.com`; their subdomains count too. */
  readonly domains: readonly string[];
  /** `host/path` prefixes: `github.com/labstack/echo`. */
  readonly repositories: readonly string[];
}

/**
 * Where an entry with this homepage speaks for itself, as far as that alone tells: its host, or where many publish at
 * that host its own folder there.
 */
export function placesOf(homepage: string | undefined): OwnPlaces {
  const link = linkPlace(homepage ?? '');
  if (link === null) return { domains: [], repositories: [] };
  if (!isSharedHost(link.host)) return { domains: [link.host], repositories: [] };
  const folder = link.place.split('/').slice(0, 3).join('/');
  return { domains: [], repositories: folder === link.host ? [] : [folder] };
}

/** Whether a link leads to where the software itself publishes. A host where anybody may publish is nobody’s own. */
export function isOwnPlace(url: string, { domains, repositories }: OwnPlaces): boolean {
  const link = linkPlace(url);
  if (link === null) return false;
  const own = domains.map((domain) => domain.toLowerCase()).filter((host) => !isSharedHost(host));
  return (
    own.some((domain) => isUnder(link.host, domain)) ||
    repositories.some((prefix) => startsWithSegments(link.place, prefix.toLowerCase()))
  );
}

/** Hosts at which everybody has a folder: what lies in one is no word of the others’. */
const SHARED_HOSTS: readonly string[] = [
  ...[
    'github.com',
    'gitlab.com',
    'bitbucket.org',
    'codeberg.org',
    'gitee.com',
    'sr.ht',
    'git.sr.ht',
  ],
  ...['sourceforge.net', 'launchpad.net', 'hub.docker.com', 'npmjs.com', 'pypi.org', 'crates.io'],
  ...[
    'raw.githubusercontent.com',
    'githubusercontent.com',
    'github.io',
    'gitlab.io',
    'readthedocs.io',
  ],
  ...['pkg.go.dev', 'gist.github.com', 'sites.google.com', 'docs.google.com', 'medium.com'],
];

function isSharedHost(host: string): boolean {
  return SHARED_HOSTS.includes(host);
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

/** Whether a host is a domain or lies below it. */
export function isUnder(host: string, domain: string): boolean {
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
