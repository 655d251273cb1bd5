/** What a feed follows: everything, ports, or a piece of software. */
export type FeedScope =
  | { readonly type: 'all' }
  | { readonly type: 'ports'; readonly start: number; readonly end: number }
  | { readonly type: 'software'; readonly slug: string };

/** Entries of a feed; readers ask again before so much has happened. */
export const FEED_ENTRIES = 50;

/** Something that happened, before it becomes an entry. `key` names it for ever within this instance. */
export interface Happening {
  readonly key: string;
  readonly path: string;
  readonly title: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly author: string;
  readonly text: string;
}

/** Who acted where nobody did: an importer, a rule. */
export const NOBODY = 'Portolan';
