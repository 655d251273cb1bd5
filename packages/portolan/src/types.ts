/** What a pasted text was found to be, line by line. */
export const KINDS = [
  'ss',
  'lsof',
  'netstat-linux',
  'netstat-bsd',
  'netstat-windows',
  'powershell',
  'netsh',
  'fstat',
  'fuser',
  'docker',
  'compose',
  'kubernetes',
  'nmap',
  'services',
  'numbers',
] as const;
export type Kind = (typeof KINDS)[number];

/** `ddp` is AppleTalk's: its numbers in a services file are no ports of TCP or UDP. */
export type Transport = 'tcp' | 'udp' | 'sctp' | 'dccp' | 'ddp';

/**
 * What the line says about the port: a socket that waits for others (`listening`); one that speaks to somebody
 * (`connected`); one that holds a number and does neither (`bound`); a container's or a node's port given to the
 * outside (`published`); one that only its container or cluster sees (`inside`); a range that the system keeps back
 * (`excluded`); what a scan saw (`open`, `closed`); a line of a services file (`named`); a number that was written
 * (`number`).
 */
export type Meaning =
  | 'listening'
  | 'connected'
  | 'bound'
  | 'published'
  | 'inside'
  | 'excluded'
  | 'open'
  | 'closed'
  | 'named'
  | 'number';

/** From where it can be reached, as far as its address says. */
export type Exposure = 'loopback' | 'any' | 'specific';

/**
 * Why no port can be named: the column cut it off (`cut`), a variable without a default stands there (`variable`),
 * Docker or the cluster chooses it (`chosen-later`), the number is no port (`no-port`).
 */
export type WhyUnknown = 'cut' | 'variable' | 'chosen-later' | 'no-port';

export interface Program {
  /** As the tool writes it, perhaps cut: lsof after 9 characters, Linux after 15. */
  readonly name: string;
  readonly pid: number | null;
}

export interface Entry {
  /** Of the pasted text, from 1. */
  readonly line: number;
  readonly kind: Kind;
  readonly meaning: Meaning;
  /** `null`: the text does not say. */
  readonly transport: Transport | null;
  /** 0 to 65535. `null`: `name` or `unknown` says more. */
  readonly port: number | null;
  /** The last port of a range, else the same as `port`. */
  readonly portEnd: number | null;
  /** The service's name, where the tool writes it in place of the number, or beside it. */
  readonly name: string | null;
  readonly address: string | null;
  readonly exposure: Exposure | null;
  /** The tool's own word. */
  readonly state: string | null;
  readonly programs: readonly Program[];
  /** The container, the service of a Compose file, the object of Kubernetes, the scanned host. */
  readonly owner: string | null;
  /** The container's image, as it was named. */
  readonly image: string | null;
  /** The unit of systemd, where `ss` names it. */
  readonly unit: string | null;
  /** The ports inside the container or behind the service, first and last. */
  readonly target: readonly [number, number] | null;
  /** The variable whose default the port is. */
  readonly variable: string | null;
  readonly unknown: { readonly why: WhyUnknown; readonly command: string } | null;
}

export interface Reading {
  readonly entries: readonly Entry[];
  /** In the order of their first line. */
  readonly kinds: readonly Kind[];
  /** Lines with words that are neither read nor known to hold no port, from 1. */
  readonly left: readonly number[];
  /** False where aliases of YAML make more of the text than is read. */
  readonly whole: boolean;
}
