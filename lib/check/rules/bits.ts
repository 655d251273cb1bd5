import { TRANSPORTS } from '@/lib/ports/types';
import type { TransportBits } from '@/lib/check/types';

/** The bits of transports named; unknown ones are none. */
export function bitsOf(transports: readonly string[]): TransportBits {
  return TRANSPORTS.reduce((sum, one, at) => (transports.includes(one) ? sum | (1 << at) : sum), 0);
}
