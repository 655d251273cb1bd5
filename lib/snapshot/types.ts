import type { TransportBits } from '@/lib/ports/rules/bits';
import type { PackedWeights } from '@/lib/pick/rules/weights';
import type { Grade, Role, SettingView } from '@/lib/reports/types';
import type { COMMONNESS } from '@/lib/software/types';

/**
 * What the terminal carries with it: text files of lines in the order of their keys, a key and what is known under
 * it. So one line is found by halving, and no other need be understood.
 */
export const SNAPSHOT_FILES = [
  ...(['ports', 'services', 'software', 'reports', 'names', 'reservations'] as const),
  'weights',
] as const;
export type SnapshotFile = (typeof SNAPSHOT_FILES)[number];

/** What the snapshot is of. */
export interface SnapshotHead {
  /** The registry's release, `YYYY-MM-DD`. */
  readonly release: string;
  /** The site whose data it is. */
  readonly site: string;
  /** The day it was made, `YYYY-MM-DD`. */
  readonly made: string;
}

/** Under the first port of neighbours about which the same is known, with five digits. */
export type PortLine = readonly [
  end: number,
  /** A digit for each transport (`packStatuses`). */
  statuses: string,
  /** IANA's names with the transports they are assigned on; aliases come last. */
  services: readonly (readonly [string, TransportBits])[],
  /** Keys of reports, in reading order. */
  reports: readonly string[],
  /** How many of the names are no aliases of others: the first ones. */
  own: number,
];

/** Under the name in lower case. */
export type ServiceLine = readonly [
  name: string,
  /** IANA's words. */
  description: string,
  /** What people call it; empty where nobody has said. */
  plainName: string,
  programs: readonly string[],
  /** Met in practice. */
  transports: TransportBits,
  spans: readonly (readonly [number, number])[],
];

/** Under the slug. */
export type SoftwareLine = readonly [
  name: string,
  aliases: readonly string[],
  commonness: (typeof COMMONNESS)[number],
  tagline: string,
  /** Keys of its reports, by port. */
  reports: readonly string[],
  /** Keys of the official services that it implements. */
  services: readonly string[],
];

/** Under a number of five digits, in reading order. */
export interface ReportLine {
  readonly id: number;
  readonly span: readonly [number, number];
  readonly bits: TransportBits;
  /** Slug. */
  readonly software: string;
  readonly grade: Grade;
  readonly role: Role;
  readonly onByDefault: boolean | null;
  readonly summary: string;
  readonly settings: readonly SettingView[];
}

/** Under the port with five digits: what a project has reserved there. A port may have several lines. */
export interface ReservationLine {
  readonly bits: TransportBits;
  /** The program that it is for. */
  readonly project: string;
  readonly namespace: { readonly slug: string; readonly name: string };
  /** The day on which it ends unless it is renewed, `YYYY-MM-DD`. */
  readonly until: string;
}

/** Under a name in the form in which names are compared: what it means. A name may have several lines. */
export type NameLine = readonly ['service' | 'software', string];

/** What stands under a key of each file. */
export interface SnapshotLines {
  readonly ports: PortLine;
  readonly services: ServiceLine;
  readonly software: SoftwareLine;
  readonly reports: ReportLine;
  readonly names: NameLine;
  readonly reservations: ReservationLine;
  /** Under the transport, or `any`: what all ports weigh for a pick. */
  readonly weights: PackedWeights;
}
