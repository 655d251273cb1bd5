import type { Meaning, Transport } from './types';

export const TRANSPORT_OF: Readonly<Record<string, Transport>> = {
  tcp: 'tcp',
  mptcp: 'tcp',
  udp: 'udp',
  udplite: 'udp',
  sctp: 'sctp',
  dccp: 'dccp',
};

const WILD = /[:.](?:\*|0)$|^\*$/;

/** Nobody at the other end: a star, or port 0 as Windows writes it. */
export function isWild(peer: string): boolean {
  return WILD.test(peer);
}

const LISTEN_STATES = /^(?:LISTEN|LISTENING|Listen)$/;

/** A UDP socket without a peer takes what comes; of TCP the state tells, and the peer where there is none. */
export function meaningOf(
  transport: Transport | null,
  state: string | null,
  peer: string,
): Meaning {
  if (transport === 'udp') return isWild(peer) ? 'listening' : 'connected';
  if (state === null) return isWild(peer) ? 'listening' : 'connected';
  if (LISTEN_STATES.test(state)) return 'listening';
  return /^(?:BOUND|Bound|CLOSED|CLOSE|UNCONN)$/.test(state) ? 'bound' : 'connected';
}
