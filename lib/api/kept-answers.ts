import { z } from 'zod';
import { API_OPERATIONS } from '@/lib/api/registry';
import { feedFormSchema } from '@/lib/feeds/routes';
import { givenFirst } from '@/lib/platform/list-query';

/**
 * The calls whose answer to everybody the front door keeps (decision 38): each says with `showsTags` of what it is
 * made. A test wants every call that reads to stand here or in `NOT_KEPT`.
 */
export const KEPT_CALLS: readonly string[] = [
  'getPort',
  'listPorts',
  'getChartLayer',
  'getChartRelease',
  'pickPorts',
  'findCollisions',
  'getService',
  'getSoftware',
  'listReports',
  'getReport',
  'listReleases',
  'getRelease',
  'getArticle',
  'listNamespaces',
  'getNamespace',
  'listReservations',
  'getDescription',
];

/** Those that are made for each who asks, and why. What only somebody signed in may ask is never kept. */
export const NOT_KEPT: Readonly<Record<string, string>> = {
  search: 'nearly every question is another one, and the goal for its time is met without',
  getKnown: 'asked by those who are about to write, who must see what was written a moment ago',
  listLocks: 'a lock ends when its time comes, not when somebody writes',
  listEdits: 'deadlines pass by themselves, and most acts on edits change it',
  getEdit: 'says who may do what now',
  listComments: 'asked by those who talk with each other',
  listLog: 'nearly every write adds to it',
  logFeed: 'nearly every write adds to it, and its own address stands in it',
  listChanges: 'tells of edits what every act on them changes',
  changesFeed: 'its own address, with the query as it was asked, stands in it',
  getExport: 'kept as files (lib/exports), two made at a time',
};

interface KeptAddress {
  readonly pattern: RegExp;
  /** The parameters that count; all others are ignored, as by the call. */
  readonly query: z.ZodObject;
}

const NO_QUERY = z.object({});
/** Given at all: the lines are for a terminal at the page's address. */
const TEXT_QUERY = z.object({
  terminal: z
    .string()
    .transform(() => true)
    .optional(),
});

/** What is the same for everybody beside the calls of `/api/v1`. */
const OTHERS: readonly KeptAddress[] = [
  { pattern: /^\/api\/check-facts$/, query: NO_QUERY },
  { pattern: /^(?:\/api\/text\/ports\/\d{1,5}|\/ports\/\d{1,5}\.txt)$/, query: TEXT_QUERY },
  { pattern: /^\/badge\/(?:ports|software)\/[a-z0-9-]{1,80}\.svg$/, query: NO_QUERY },
  {
    pattern: new RegExp(
      `^(?:/(?:ports|ranges|software)/[a-z0-9-]{1,80})?/feed\\.(?:${feedFormSchema.options.join('|')})$`,
    ),
    query: NO_QUERY,
  },
];

const KEPT: readonly KeptAddress[] = [
  ...API_OPERATIONS.filter(({ id }) => KEPT_CALLS.includes(id)).map(({ path, query }) => ({
    pattern: new RegExp(
      `^/api/v1${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[\\w.~-]{1,80}')}$`,
    ),
    query: query ?? NO_QUERY,
  })),
  ...OTHERS,
];

/**
 * Under which name the answer at an address (a path with its query) is kept: its path, and what the call makes of the
 * query, so that one question has one name however it is written. Null where it is not kept: another address, a query
 * that is refused, a path with percent signs.
 */
export function answerKey(url: string): string | null {
  const [path = '', ...rest] = url.split('?');
  const address = KEPT.find(({ pattern }) => pattern.test(path));
  if (address === undefined) return null;
  const given = rest.length === 0 ? {} : givenFirst(new URLSearchParams(rest.join('?')));
  const query = address.query.safeParse(given);
  return query.success ? `${path}?${JSON.stringify(query.data)}` : null;
}
