import { type Transport, TRANSPORTS } from '@/lib/ports/transports';

/** Transports as bits, in the order in which they are shown: 1 TCP, 2 UDP, 4 SCTP, 8 DCCP. */
export type TransportBits = number;

/** The bits of transports named; unknown ones are none. */
export function bitsOf(transports: readonly string[]): TransportBits {
  return TRANSPORTS.reduce((sum, one, at) => (transports.includes(one) ? sum | (1 << at) : sum), 0);
}

/** The transports of these bits. */
export function transportsOf(bits: TransportBits): Transport[] {
  return TRANSPORTS.filter((_, at) => (bits & (1 << at)) !== 0);
}
