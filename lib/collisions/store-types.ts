/** An app of a store, the port it begins with, and where the store says so. */
export type StoreLine = readonly [app: string, port: number, setting: string];

/** What an app store's repository says of ports, at one commit. */
export interface Store {
  readonly key: string;
  readonly name: string;
  /** `https://github.com/owner/name` */
  readonly repository: string;
  readonly commit: string;
  /** The day of the commit, `YYYY-MM-DD`. */
  readonly date: string;
  /** Where the lines stand in it. */
  readonly path: string;
  readonly lines: readonly StoreLine[];
}
