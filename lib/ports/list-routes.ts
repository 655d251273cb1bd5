import { PORTS_PATH } from '@/lib/ports/routes';
import { MAX_PORT, type PortStatus, type Transport } from '@/lib/ports/types';

/** What the list of ports can be narrowed to; the address holds the same words. */
export interface PortFilter {
  readonly from?: number;
  readonly to?: number;
  readonly status?: PortStatus;
  readonly transport?: Transport;
  readonly cursor?: string | number;
}

/** The list of ports, narrowed; what says nothing is left out of the address. */
export function portListPath({ from, to, status, transport, cursor }: PortFilter = {}): string {
  const query = new URLSearchParams();
  if (from !== undefined && from !== 0) query.set('from', String(from));
  if (to !== undefined && to !== MAX_PORT) query.set('to', String(to));
  if (status !== undefined) query.set('status', status);
  if (transport !== undefined) query.set('transport', transport);
  if (cursor !== undefined) query.set('cursor', String(cursor));
  const text = query.toString();
  return text === '' ? PORTS_PATH : `${PORTS_PATH}?${text}`;
}
