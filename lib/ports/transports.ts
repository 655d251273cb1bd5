/** The transport protocols the IANA registry knows (RFC 6335, section 1), in the order they are shown. */
export const TRANSPORTS = ['tcp', 'udp', 'sctp', 'dccp'] as const;
export type Transport = (typeof TRANSPORTS)[number];
