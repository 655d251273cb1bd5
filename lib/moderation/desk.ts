import type { Queue } from '@/lib/edits/context';
import type { PortPage } from '@/lib/port-page/page-model';
import type { PortStatus, Transport } from '@/lib/ports/types';
import type { QueueItem as Judged } from './queries/queue';

/** What the registry says of the port, in the few words that a reviewer needs. */
export interface OfficialBrief {
  readonly port: number;
  readonly status: PortStatus;
  readonly services: readonly {
    readonly name: string;
    readonly transports: readonly Transport[];
  }[];
  /** IANA's remark on unauthorized use of this very port; null where there is none. */
  readonly remark: string | null;
}

/** Everything on a reviewer's desk: one edit, and all that is looked at before it is decided. */
export interface Desk extends Judged {
  /** Keys of the proposed evidence that counts as primary. */
  readonly primary: readonly string[];
  /** Until when a destructive edit stays open; null for others. */
  readonly openUntil: string | null;
  /** Null for edits of software entries. */
  readonly official: OfficialBrief | null;
}

/** What the queue's page begins with. */
export interface DeskStart {
  readonly queue: Queue;
  /** The first of the queue; null where nothing waits. */
  readonly desk: Desk | null;
}

/** The registry's part of a port page in brief. */
export function officialBrief(
  page: Pick<PortPage, 'port' | 'status' | 'services' | 'namelessRows'>,
): OfficialBrief {
  const rows = [...page.services.flatMap((service) => service.rows), ...page.namelessRows];
  const remark =
    rows.find((row) => row.unauthorizedUse?.aboutThisPort === true)?.unauthorizedUse ?? null;
  return {
    port: page.port,
    status: page.status,
    services: page.services.map(({ name, transports }) => ({ name, transports })),
    remark: remark?.text ?? null,
  };
}
