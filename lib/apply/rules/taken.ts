import type { PortStatus, Transport } from '@/lib/ports/types';
import type { ApplyQuery } from '../schema';

/**
 * Whether the registry has the port assigned or reserved on a transport that is asked for: neither is assigned to an
 * applicant (RFC 6335, section 8.1). Where no transport is asked for, the port as a whole is meant.
 */
export function isPortTaken(
  port: {
    readonly status: PortStatus;
    readonly transports: readonly { readonly transport: Transport; readonly status: PortStatus }[];
  },
  asked: ApplyQuery['transport'],
): boolean {
  const statuses =
    asked === undefined
      ? [port.status]
      : port.transports
          .filter(({ transport }) => transportsOf(asked).includes(transport))
          .map(({ status }) => status);
  return statuses.some((status) => status === 'assigned' || status === 'reserved');
}

function transportsOf(asked: NonNullable<ApplyQuery['transport']>): readonly Transport[] {
  return asked === 'both' ? ['tcp', 'udp'] : [asked];
}
