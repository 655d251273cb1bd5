import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Pages of `query` without a parameter that lead elsewhere by their query. */
const MOVES_ON = ['/report'];

/**
 * Every page of the site by its folder below `app/[locale]`. What a page is follows from the group that it is in:
 *
 * - `public`: the same for everybody. Shared caches keep it; search engines are told of it.
 * - `kept`: the same, made when it is asked for; nobody but the front door keeps it (decision 22).
 * - `query`: made for each request, from the address alone.
 * - `member`: made for whoever is signed in.
 *
 * `proxied` pages may be somewhere else, by what their address or query names, or not there at all: `proxy.ts` says so by status (decision 11).
 * Plain JavaScript, because next.config.js reads it.
 *
 * @returns {{ group: string, path: string, proxied: boolean }[]} `path` has `[name]` for a parameter, no language.
 */
export function pageFolders() {
  return readdirSync(path.join(process.cwd(), 'app', '[locale]'), { recursive: true })
    .map((file) => /^\((\w+)\)(\/.*)?\/page\.tsx$/.exec(String(file).replaceAll('\\', '/')))
    .flatMap((found) => (found === null ? [] : [{ group: found[1], path: found[2] ?? '/' }]))
    .map((page) => ({
      ...page,
      proxied:
        page.group === 'member' ||
        (page.group === 'query' && (page.path.includes('[') || MOVES_ON.includes(page.path))),
    }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/**
 * How Next's configuration and proxy.ts write the addresses of a page.
 *
 * @param {string} page A `path` of `pageFolders`.
 * @param {string} locale What matches its languages, with the slash before it.
 */
export function addressPattern(page, locale = '') {
  return `${locale}${page === '/' ? '' : page.replace(/\[(\w+)\]/g, ':$1')}` || '/';
}

/** What a parameter of a page of `kept` may be: the page itself could say that nothing is there only when its answer has begun. */
const PARAMETERS = {
  port: '(?:0|[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])',
};

/**
 * @param {string} page A `path` of `pageFolders` in `kept`: it has one parameter, its last part.
 * @returns {string[]} What stands before the parameter, the parameter's name, and what it may be.
 */
function keptParts(page) {
  const [, before, name] = /^(.*)\[(\w+)\]$/.exec(page) ?? [];
  return [before, name, PARAMETERS[name]];
}

/**
 * What matches the paths of a page of `kept`.
 *
 * @param {string} page
 */
export function keptPattern(page) {
  const [before, , allowed] = keptParts(page);
  return `${before}${allowed}`;
}

/**
 * What has the form of such a path and is none, as Next's configuration writes addresses, and the address that says so.
 *
 * @param {string} page
 * @param {string} locale What matches its languages, with the slash before it.
 */
export function keptMissing(page, locale = '') {
  const [before, name, allowed] = keptParts(page);
  return {
    source: `${locale}${before}:${name}((?!${allowed}$)[^/]+)`,
    shown: `/missing${before}:${name}`,
  };
}

/**
 * Pages of `kept` at whose address another page stands when the query has a parameter: the page in the folder below
 * that is called as the parameter, with its value.
 */
const BY_QUERY = { '/ports/[port]': 'asof' };

/** What such a parameter may be; what has another form is shown by `NO_VALUE`. */
const VALUES = { asof: '\\d{4}-\\d{2}-\\d{2}' };
const NO_VALUE = 'unreadable';

/**
 * The parameter of the query by which another page stands at the address of a page of `kept`.
 *
 * @param {string} page
 * @returns {string | undefined}
 */
export function otherByQuery(page) {
  return BY_QUERY[page];
}

/**
 * Leads to that other page, as Next's configuration writes rewrites and redirects: `shown` by the query, and `moved`
 * from the other page's own address, so that it has one address only.
 *
 * @param {string} page
 * @param {string} locale What matches its languages, with the slash before it.
 * @param {string} to The language of the destination, with the slash before it.
 */
export function byQuery(page, locale = '', to = '') {
  const key = BY_QUERY[page];
  if (key === undefined) return { shown: [], moved: [] };
  const [before, name, allowed] = keptParts(page);
  const source = `${locale}${before}:${name}(${allowed})`;
  const other = `${before}:${name}/${key}`;
  return {
    shown: [
      {
        source,
        has: [{ type: 'query', key, value: `(?<${key}>${VALUES[key]})` }],
        destination: `${to}${other}/:${key}`,
      },
      {
        source,
        has: [{ type: 'query', key, value: '.+' }],
        destination: `${to}${other}/${NO_VALUE}`,
      },
    ],
    moved: [
      {
        source: `${locale}${other}/:${key}`,
        destination: `${locale === '' ? '' : '/:locale'}${before}:${name}?${key}=:${key}`,
        permanent: true,
      },
    ],
  };
}
