/** An entry in the index. */
export interface IndexedSoftware {
  readonly slug: string;
  readonly name: string;
  readonly tagline: string;
  readonly ports: readonly { readonly start: number; readonly end: number }[];
}
