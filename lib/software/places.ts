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
  // A whole top level (`https://com/`) is nobody's.
  if (link?.host.includes('.') !== true) return { domains: [], repositories: [] };
  if (!isSharedHost(link.host)) return { domains: [link.host], repositories: [] };
  const folder = link.place.split('/').slice(0, 3).join('/');
  const isOwn = folder !== link.host && !WITHOUT_FOLDERS.includes(link.host) && !isWiki(link.host);
  return { domains: [], repositories: isOwn ? [folder] : [] };
}

/**
 * What a homepage leads to, however it is spelt: `http` or `https`, with or without `www.`, with or without a slash at
 * its end. What follows the path may be all that tells two programs apart. A text that is no http address is itself.
 */
export function homepageKey(homepage: string): string {
  const parsed = parseUrl(homepage);
  const host = linkPlace(homepage)?.host;
  if (parsed === null || host === undefined) return homepage;
  const { port, pathname, search, hash } = parsed;
  return `${host}:${port}${pathname.replace(/\/+$/, '')}${search}${hash}`;
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
  ...['rubygems.org', 'packagist.org', 'nuget.org', 'hex.pm', 'docs.rs', 'bitbucket.io'],
  ...['web.archive.org', 'archive.org', 'youtube.com', 'huggingface.co', 'old.reddit.com'],
  ...['reddit.com', 'stackoverflow.com', 'play.google.com', 'apps.apple.com', 'flathub.org'],
  ...['snapcraft.io', 'quay.io', 'ghcr.io', 'artifacthub.io', 'marketplace.visualstudio.com'],
  ...['savannah.nongnu.org', 'savannah.gnu.org', 'invent.kde.org', 'salsa.debian.org'],
  ...['gitlab.freedesktop.org', 'gitlab.gnome.org', 'addons.mozilla.org', 'f-droid.org'],
  ...['chromewebstore.google.com', 'aur.archlinux.org', 'apps.microsoft.com', 'lobste.rs'],
  ...['pkg.go.dev', 'gist.github.com', 'sites.google.com', 'docs.google.com', 'medium.com'],
];

/** Of these nobody has a folder that begins its addresses. */
const WITHOUT_FOLDERS: readonly string[] = [
  ...['docs.google.com', 'web.archive.org', 'archive.org', 'play.google.com', 'apps.apple.com'],
  ...['artifacthub.io', 'marketplace.visualstudio.com', 'flathub.org', 'snapcraft.io'],
  ...['reddit.com', 'old.reddit.com', 'stackoverflow.com', 'youtube.com', 'lobste.rs'],
  ...['addons.mozilla.org', 'f-droid.org', 'chromewebstore.google.com', 'aur.archlinux.org'],
  ...['apps.microsoft.com'],
];

/** Of a shared host, what may be a name: a branch or a tag, and not a commit, which may be of anybody's copy, nor another ref. */
const BRANCH =
  /(?!(?:refs|heads|tags|remotes|pulls?|merge[-_]requests|keep-around|pipelines|commits?)(?:\/|$))(?!(?:[\w.+-]*-g)?[0-9a-f]{4,}(?:\/|$))[\w.+-]+(?:\/|$)/
    .source;

/**
 * What in a forge the owners of a repository alone write: the repository itself, a file or a folder of a branch or a tag,
 * and releases, as GitHub, GitLab (`/-/`, groups in groups) and Forgejo or Gitea (`/src/branch/…`) address them.
 */
const BY_OWNERS = [
  /^[^/]+(?:\/[^/+-][^/]*){1,2}$/.source,
  `^[^/]+(?:/[^/]+){2}/(?:blob|tree|raw|src|resolve)/${BRANCH}`,
  `^[^/]+(?:/[^/]+){2,}/-/(?:blob|tree|raw)/${BRANCH}`,
  /^[^/]+(?:\/[^/]+){2}\/releases(?:\/|$)/.source,
  /^[^/]+(?:\/[^/]+){2,}\/-\/releases(?:\/|$)/.source,
  `^raw\\.githubusercontent\\.com/(?!wiki/)[^/]+/[^/]+/${BRANCH}`,
].map((form) => new RegExp(form));

/** Where packages are published: a package's pages are its makers' own. */
const PACKAGES: readonly string[] = [
  ...['hub.docker.com', 'npmjs.com', 'pypi.org', 'crates.io', 'rubygems.org', 'packagist.org'],
  ...['nuget.org', 'hex.pm', 'docs.rs', 'quay.io', 'ghcr.io'],
];

/** What sites call the part of them where visitors write: a part of the host, or a folder. */
const VISITORS_PARTS: readonly string[] = [
  ...['community', 'communities', 'forum', 'forums', 'discuss', 'discussion', 'discussions'],
  ...['discourse', 'answers', 'ask', 'questions', 'support', 'wiki', 'talk', 'users', 'bbs'],
  ...['lists', 'list', 'archives', 'mail', 'bugs', 'bugzilla', 'bugtracker', 'jira', 'issues'],
  ...[
    'tracker',
    'groups',
    'feedback',
    'ideas',
    'pipermail',
    'mailman',
    'paste',
    'upload',
    'uploads',
  ],
  ...['merge_requests', 'pull', 'pulls'],
];

/**
 * Whether a link leads to what visitors may have written: in a forge anything but what its owners alone write, and a part of
 * a site that is for them.
 */
export function isWrittenByVisitors(url: string): boolean {
  const link = linkPlace(url);
  if (link === null) return false;
  const isByOwners = BY_OWNERS.some((form) => form.test(link.place));
  if (isSharedHost(link.host))
    return isWiki(link.host) || (!PACKAGES.includes(link.host) && !isByOwners);
  const [, ...folders] = link.place.split('/');
  return (
    folders[0] === 't' ||
    // A GitLab on a host of one's own.
    (folders.includes('-') && !isByOwners) ||
    [...link.host.split('.'), ...folders].some((part) => VISITORS_PARTS.includes(part))
  );
}

function isSharedHost(host: string): boolean {
  return SHARED_HOSTS.includes(host) || isWiki(host);
}

/** Everybody writes every page there, in every language: nobody has a folder. */
const WIKIS: readonly string[] = [
  ...['wikipedia.org', 'wikimedia.org', 'wikibooks.org', 'wikiversity.org', 'wikidata.org'],
  ...['mediawiki.org', 'fandom.com', 'miraheze.org', 'wiki.archlinux.org', 'wiki.debian.org'],
];

function isWiki(host: string): boolean {
  return WIKIS.some((wiki) => isUnder(host, wiki));
}

/** Host without `www.`, and host with path, both lower-case; null for what is no http address. */
export function linkPlace(url: string): { host: string; place: string } | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const { protocol, hostname } = parsed;
  const pathname = spelledOut(parsed.pathname);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const host = hostname.toLowerCase().replace(/^www\.|\.$/g, '');
  return { host, place: host + pathname.toLowerCase().replace(/\/+$/, '') };
}

/** A path as servers read it: a letter may be written as its number, and a slash twice. */
function spelledOut(pathname: string): string {
  return pathname
    .replace(/%(2[de]|3\d|[46][1-9a-f]|[57][0-9a]|5f|7e)/gi, (code) => decodeURIComponent(code))
    .replace(/\/{2,}/g, '/');
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
