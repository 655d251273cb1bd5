import { TRUST } from '@/lib/levels/levels';
import { isRenewable, MOST_ASKED } from './rules';
import type { NamespaceRole, NamespaceState } from './types';

/** Why somebody may not do something about namespaces; keys of `namespaces.denied`. */
export const NAMESPACE_DENIALS = [
  ...(['needs-contributor', 'too-many-namespaces', 'needs-moderator', 'own-namespace'] as const),
  ...(['rival-namespace', 'own-role'] as const),
  ...([
    'already-decided',
    'asker-gone',
    'not-active',
    'needs-owner',
    'needs-member',
    'last-owner',
  ] as const),
  ...(['ended', 'too-early', 'too-many-members', 'too-many-reservations'] as const),
] as const;
export type NamespaceDenial = (typeof NAMESPACE_DENIALS)[number];

interface Who {
  readonly id: string;
  readonly trust: number;
}

/** What decides who may do what in a namespace. */
export interface JudgedNamespace {
  readonly state: NamespaceState;
  readonly askedById: string;
  /** Those who have a role now. */
  readonly members: readonly { readonly userId: string; readonly role: NamespaceRole }[];
}

/** What decides who may do what with a reservation. */
export interface JudgedReservation {
  readonly namespace: JudgedNamespace;
  readonly madeById: string;
  readonly until: Date;
  readonly ended: boolean;
}

/** The role that the account has in the namespace. */
export function roleIn(namespace: JudgedNamespace, { id }: { readonly id: string }) {
  return namespace.members.find(({ userId }) => userId === id)?.role ?? null;
}

/** Who may ask for a namespace. `asked`: how many of theirs wait or are active. */
export function askDenial({ trust }: Who, asked: number): NamespaceDenial | null {
  if (trust < TRUST.contributor) return 'needs-contributor';
  return asked >= MOST_ASKED && trust < TRUST.moderator ? 'too-many-namespaces' : null;
}

/** What ties a moderator to a namespace in which they have no role. */
export interface ModeratorsTie {
  /** They have a role in one that is about some of the same ports, had one there lately, or asked for one. */
  readonly rival: boolean;
  /** No other moderator is active. */
  readonly soleModerator: boolean;
}

/** Who may accept or refuse one: a moderator who neither asked for it nor for a rival, unless no other one is active. */
export function decideDenial(
  who: Who,
  { state, askedById }: JudgedNamespace,
  { rival, soleModerator }: ModeratorsTie,
): NamespaceDenial | null {
  if (who.trust < TRUST.moderator) return 'needs-moderator';
  if (state !== 'asked') return 'already-decided';
  if (soleModerator) return null;
  if (who.id === askedById) return 'own-namespace';
  return rival ? 'rival-namespace' : null;
}

/** Who may close one, and end with it what is reserved in it. */
export function closeDenial(
  who: Who,
  namespace: JudgedNamespace,
  tie: ModeratorsTie,
): NamespaceDenial | null {
  return namespace.state === 'active' ? governDenial(who, namespace, tie) : 'not-active';
}

/** Who may give somebody a role, or take it: owners and moderators. Anybody may leave, but the last owner. */
export function memberDenial(
  who: Who,
  namespace: JudgedNamespace,
  target: { readonly id: string; readonly role: NamespaceRole | 'none' },
  tie: ModeratorsTie,
): NamespaceDenial | null {
  const { state, members } = namespace;
  if (state !== 'active') return 'not-active';
  const own = roleIn(namespace, who);
  const isThemselves = who.id === target.id;
  const denial =
    isThemselves && target.role === 'none' && own !== null
      ? null
      : governDenial(who, namespace, tie);
  if (denial !== null) return denial;
  // A moderator names others, never themselves.
  if (isThemselves && own === null) return 'own-role';
  const owners = members.filter((member) => member.role === 'owner');
  const wasLast = owners.length === 1 && owners[0]?.userId === target.id && target.role !== 'owner';
  return wasLast ? 'last-owner' : null;
}

/** Who may reserve: its members. */
export function reserveDenial(who: Who, namespace: JudgedNamespace): NamespaceDenial | null {
  if (namespace.state !== 'active') return 'not-active';
  return roleIn(namespace, who) === null ? 'needs-member' : null;
}

/** Who may renew a reservation: members, in its last days. */
export function renewDenial(
  who: Who,
  { namespace, until, ended }: JudgedReservation,
  now: Date,
): NamespaceDenial | null {
  if (ended) return 'ended';
  const denial = reserveDenial(who, namespace);
  return denial ?? (isRenewable(until, now) ? null : 'too-early');
}

/** Who may end one before its time: who made it, while a member, an owner, or a moderator. */
export function endDenial(
  who: Who,
  { namespace, madeById, ended }: JudgedReservation,
  tie: ModeratorsTie,
): NamespaceDenial | null {
  if (ended) return 'ended';
  const own = who.id === madeById && roleIn(namespace, who) !== null;
  return own ? null : governDenial(who, namespace, tie);
}

/** Who may act for a namespace: its owners, and moderators who are neither a member of it nor of a rival. */
function governDenial(
  who: Who,
  namespace: JudgedNamespace,
  { rival, soleModerator }: ModeratorsTie,
): NamespaceDenial | null {
  const role = roleIn(namespace, who);
  if (role === 'owner') return null;
  if (role !== null || who.trust < TRUST.moderator) return 'needs-owner';
  return rival && !soleModerator ? 'rival-namespace' : null;
}

/** Of somebody who may act for a namespace, whether they do so as a moderator. */
export function actsAsModerator(who: Who, namespace: JudgedNamespace): boolean {
  return roleIn(namespace, who) === null;
}
