import type { Span } from '@/lib/pick/rules/spans';
import type { Transport } from '@/lib/ports/types';
import type { Grade, Role, SettingView } from '@/lib/reports/types';
import type { COMMONNESS } from '@/lib/software/types';

/** Ports that a piece of software takes, from the registry or from a report. */
export interface TakenPorts extends Span {
  readonly transports: readonly Transport[];
  /** `official`: IANA assigned them to a service that the software implements. */
  readonly role: Role | 'official';
  /** Null for what is official. */
  readonly grade: Grade | null;
  /** Whether it takes all of them as it comes: not switched off, and no wide range of which it takes some. */
  readonly sure: boolean;
  readonly settings: readonly SettingView[];
}

/** A piece of software of the chosen set with everything that it takes, by port. */
export interface ChosenSoftware {
  readonly slug: string;
  readonly name: string;
  readonly commonness: (typeof COMMONNESS)[number];
  readonly uses: readonly TakenPorts[];
}

export interface Party {
  readonly slug: string;
  readonly name: string;
  readonly role: TakenPorts['role'];
  readonly sure: boolean;
}

/** Ports that several pieces of software take on the same transports. */
export interface Meeting extends Span {
  readonly transports: readonly Transport[];
  /** At least two, by the order of the set. */
  readonly parties: readonly Party[];
  /** Whether at least two of them surely take the ports. */
  readonly sure: boolean;
}

/** A setting with the line to copy for the new port; null where the example does not show where it goes. */
export interface MoveSetting extends SettingView {
  readonly line: string | null;
}

/** One thing to change so that nothing meets any more. */
export interface Move extends Span {
  readonly software: { readonly slug: string; readonly name: string };
  readonly transports: readonly Transport[];
  readonly role: TakenPorts['role'];
  /** The first of as many free ports; null where none is left. */
  readonly to: number | null;
  /** Empty where nobody has reported any. */
  readonly settings: readonly MoveSetting[];
}

export interface Collisions {
  readonly meetings: readonly Meeting[];
  /** The smallest set of moves, by port. What meets only perhaps is not moved. */
  readonly moves: readonly Move[];
}
