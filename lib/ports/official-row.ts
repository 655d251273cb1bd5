import type { RowKind, Transport } from '@/lib/ports/types';

/** Ports `start` to `end`, both included. */
export interface PortSpan {
  readonly start: number;
  readonly end: number;
}

/** A row of the registry, or several that say the same of several transports, as pages show it. */
export interface OfficialRow {
  readonly serviceName: string | null;
  readonly kind: RowKind;
  readonly span: PortSpan;
  readonly transports: readonly Transport[];
  readonly description: string;
  readonly assignees: readonly Person[];
  readonly contacts: readonly Person[];
  /** `YYYY-MM` or `YYYY-MM-DD`; "registered", never "since" (it belongs to the port). */
  readonly registered: string | null;
  readonly modified: string | null;
  readonly references: readonly Reference[];
  readonly serviceCode: string | null;
  readonly unauthorizedUse: UnauthorizedUse | null;
  readonly notes: string;
  readonly deassigned: {
    readonly date: string | null;
    readonly previousName: string | null;
  } | null;
}

/** A person or organisation as IANA names it; `name` falls back to organisation, then to the id. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Reference {
  readonly label: string;
  readonly url: string | null;
}

/** IANA's remark on unauthorized use, and whether it speaks of this very port. */
export interface UnauthorizedUse {
  readonly text: string;
  readonly aboutThisPort: boolean;
}
