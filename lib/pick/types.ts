import type { Span } from '@/lib/pick/rules/spans';
import type { System } from '@/lib/ports/rules/facts';
import type { PortStatus, Transport } from '@/lib/ports/types';
import type { Grade } from '@/lib/reports/types';

/** Neighbouring ports about which the registry says the same. */
export interface PickRun extends Span {
  readonly statuses: Readonly<Record<Transport, PortStatus>>;
  /** Names of the services, TCP's first. */
  readonly names: readonly string[];
}

/** A reported use, as far as a pick looks at it. */
export interface PickUse extends Span {
  readonly transports: readonly Transport[];
  readonly grade: Grade;
  readonly software: { readonly slug: string; readonly name: string };
}

/** A port that a project has reserved here, as far as a pick looks at it. */
export interface PickReservation {
  readonly port: number;
  readonly transports: readonly Transport[];
  /** The program that is to use it. */
  readonly project: string;
  readonly namespace: { readonly slug: string; readonly name: string };
}

/** What may be let in although somebody holds it. */
export const INCLUDES = ['assigned', 'reported', 'reservation', 'all'] as const;
export type Include = (typeof INCLUDES)[number];

/** What is asked for. */
export interface PickAsk {
  /** How many picks, from 1. */
  readonly count: number;
  /** Null: the port as a whole, on TCP and UDP. */
  readonly transport: Transport | null;
  /** Both ends included. */
  readonly range: Span;
  readonly near: number | null;
  /** Consecutive ports of each pick, from 1. */
  readonly run: number;
  /** '' where none is given. */
  readonly seed: string;
  /** Ascending; no two overlap or touch. */
  readonly avoid: readonly Span[];
  readonly include: Include | null;
}

/** Codes of reasons: keys of the catalogues (`pick.reasons.<code>`). */
export const REASON_CODES = [
  // Good to know.
  ...(['unassigned', 'unlisted', 'dynamic', 'no-report', 'distance'] as const),
  // They count against a port.
  ...(['reported', 'reported-elsewhere', 'wide-report', 'node-port-static', 'node-port'] as const),
  ...(['ephemeral', 'airplay', 'assigned-elsewhere', 'reserved', 'privileged'] as const),
  'browser-blocked',
  // They keep a port out, or come with a warning where it was asked for.
  ...(['assigned', 'held-by-report', 'held-by-reservation', 'asked'] as const),
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export const REASON_KINDS = ['good', 'distance', 'against', 'warning'] as const;

export interface ReasonParams {
  readonly transports?: readonly Transport[] | undefined;
  /** Names of official services. */
  readonly names?: readonly string[] | undefined;
  readonly systems?: readonly System[] | undefined;
  readonly software?: { readonly slug: string; readonly name: string } | undefined;
  readonly grade?: Grade | undefined;
  /** Of a reservation: the program it is for, and who coordinates it. */
  readonly project?: string | undefined;
  readonly namespace?: { readonly slug: string; readonly name: string } | undefined;
  /** The range of the report, or of the band. */
  readonly portStart?: number | undefined;
  readonly portEnd?: number | undefined;
  readonly near?: number | undefined;
  /** From the wish to the first port of the pick: negative below it. */
  readonly distance?: number | undefined;
}

export interface Reason {
  readonly code: ReasonCode;
  readonly kind: (typeof REASON_KINDS)[number];
  /** How much it counts against the pick; 0 for what is good to know. */
  readonly penalty: number;
  readonly params: ReasonParams;
}

/** Ports that may be used, `start` to `end`: one, or as many as were asked for in a run. */
export interface PortPick extends Span {
  /** The sum of its reasons: picks are ordered by it. */
  readonly penalty: number;
  readonly reasons: readonly Reason[];
}

/** Ports that were left out, alike neighbours told once. */
export interface Avoided extends Span {
  readonly reasons: readonly Reason[];
}

/** How many ports of the range are free, and how many were left out for what; a port counts once. */
export interface Left {
  readonly free: number;
  readonly asked: number;
  readonly assigned: number;
  readonly reported: number;
  /** Reserved by a project, and by nothing above. */
  readonly reservation: number;
}

export interface PickAnswer {
  readonly picks: readonly PortPick[];
  readonly avoided: readonly Avoided[];
  readonly left: Left;
  /** The longest stretch of free ports in the range; null where none is free. */
  readonly longest: Span | null;
}
