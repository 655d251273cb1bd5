import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Pages of `query` without a parameter that lead elsewhere by their query. */
const MOVES_ON = ['/report'];

/**
 * Every page of the site by its folder below `app/[locale]`. What a page is follows from the group that it is in:
 *
 * - `public`: the same for everybody. Shared caches keep it; search engines are told of it.
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
