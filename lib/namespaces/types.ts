export const NAMESPACE_STATES = ['asked', 'active', 'refused', 'closed'] as const;
export type NamespaceState = (typeof NAMESPACE_STATES)[number];

export const NAMESPACE_ROLES = ['owner', 'member'] as const;
export type NamespaceRole = (typeof NAMESPACE_ROLES)[number];

/** What becomes of a reservation; all but a renewal end it. */
export const RESERVATION_EVENTS = ['renewed', 'released', 'ended', 'expired'] as const;
export type ReservationEventKind = (typeof RESERVATION_EVENTS)[number];

/** Ports that can be coordinated: the user range (RFC 6335). System ports need rights, dynamic ones belong to nobody. */
export const COORDINATED = { start: 1_024, end: 49_151 } as const;
