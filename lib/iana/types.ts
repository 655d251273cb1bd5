import type { Transport } from '@/lib/ports/types';

/** A name that a port gained. */
export interface NewName {
  readonly port: number;
  readonly names: readonly string[];
  readonly transports: readonly Transport[];
  /** The release that first shows it, `YYYY-MM-DD`. */
  readonly release: string;
}

/** One name in the index of services. */
export interface IndexedService {
  readonly name: string;
  readonly description: string;
  readonly ports: readonly { readonly start: number; readonly end: number }[];
  readonly transports: readonly Transport[];
}
