import type { KnownEdit } from '@/lib/edits/known';
import type { OfficialRow, PortSpan } from '@/lib/ports/official-row';
import type { Reserved } from '@/lib/ports/reserved';
import type { StatusReason } from '@/lib/ports/rules/reason';
import type { LockView } from '@/lib/locks/schema';
import type { Port, PortStatus, RangeName, RowKind, Transport } from '@/lib/ports/types';
import type { ShownProfile } from '@/lib/services/profile';
import type { ReportView } from '@/lib/reports/types';

/** Everything a port page shows, language apart: what `loadPortPage(n)` gives to the components. */
export interface PortPage {
  readonly port: Port;
  readonly range: { readonly name: RangeName; readonly start: number; readonly end: number };
  readonly status: PortStatus;
  readonly transports: readonly TransportAnswer[];
  /** Services by name, aliases folded in; the order people would say them. */
  readonly services: readonly OfficialService[];
  /** Rows without a name that cover the port: reserved, unassigned, unknown. */
  readonly namelessRows: readonly OfficialRow[];
  /** Unofficial uses, best grade first; of very many those that come first. */
  readonly reports: readonly ReportView[];
  /** How many there are. */
  readonly reportCount: number;
  /** What is proposed about reports of the port and waits for a decision, newest first. */
  readonly proposals: readonly KnownEdit[];
  /** What projects have reserved of it here: their own word, neither IANA's nor a report. */
  readonly reserved: readonly Reserved[];
  /** Locks on these reports and on the port's articles. */
  readonly locks: readonly LockView[];
  readonly neighbours: readonly Neighbour[];
  readonly history: readonly OfficialEvent[];
  /** The current release's date, `YYYY-MM-DD`. */
  readonly release: string;
  /** Ports other than this one that the same service names hold, for "the same name is also registered on 321". */
  readonly otherPorts: readonly {
    readonly serviceName: string;
    readonly ports: readonly PortSpan[];
  }[];
}

export interface TransportAnswer {
  readonly transport: Transport;
  readonly status: PortStatus;
  readonly names: readonly string[];
  readonly reason: StatusReason;
}

/** One service as the Official column shows it: a card. */
export interface OfficialService {
  readonly name: string;
  readonly kind: Extract<RowKind, 'assigned' | 'recorded-use'>;
  /** Transports its rows name; empty where IANA names none. */
  readonly transports: readonly Transport[];
  readonly aliases: readonly string[];
  readonly span: PortSpan;
  /** The rows behind the card; those that say the same on several transports are one entry. */
  readonly rows: readonly OfficialRow[];
  /** The community's word about the service; null where nobody has said any. */
  readonly profile: ShownProfile | null;
}

export interface Neighbour {
  readonly port: number;
  readonly status: PortStatus;
  /** The first official name, or null. */
  readonly name: string | null;
  /** The best-graded software in practice, or null. */
  readonly practice: string | null;
}

/** What a release did to this port. `type` as `lib/iana/port-events.ts` has it. */
export interface OfficialEvent {
  readonly release: string;
  readonly type: string;
  readonly transport: Transport | null;
  readonly before: string | null;
  readonly after: string | null;
  /** Of a changed text: which fields. */
  readonly fields: readonly string[];
}
