import { z } from 'zod';

export const HANDLE_LENGTH = { min: 3, max: 24 } as const;
const HANDLE = /^[a-z0-9](?:[a-z0-9]|[-_](?=[a-z0-9]))*$/;

/** Handles of the instance's own making; nobody may choose one. */
export const GENERATED_PREFIX = 'sailor-';
export const CLOSED_PREFIX = 'former-member-';

/** Words that would pass for the site, its offices or its addresses. Compared by `lookOf`. */
const RESERVED = [
  'about',
  'abuse',
  'account',
  'admin',
  'administrator',
  'anonymous',
  'api',
  'auth',
  'bot',
  'community',
  'contact',
  'edit',
  'edits',
  'everyone',
  'guest',
  'help',
  'iana',
  'ietf',
  'icann',
  'import',
  'info',
  'log',
  'mail',
  'me',
  'member',
  'mod',
  'moderator',
  'moderators',
  'new',
  'nobody',
  'null',
  'official',
  'owner',
  'port',
  'portolan',
  'portolan-stock',
  'ports',
  'postmaster',
  'privacy',
  'queue',
  'reviewer',
  'reviewers',
  'root',
  'security',
  'settings',
  'signin',
  'signout',
  'staff',
  'superuser',
  'support',
  'system',
  'team',
  'undefined',
  'user',
  'users',
  'webmaster',
  'you',
] as const;

const RESERVED_LOOKS = new Set(RESERVED.map(lookOf));
const RESERVED_BEGINNINGS = [GENERATED_PREFIX, CLOSED_PREFIX, 'portolan', 'admin', 'moderator'].map(
  lookOf,
);

export type HandleFault = 'length' | 'letters' | 'reserved';

/** What is left of a handle at a glance: separators gone, digits read as the letters they look like. */
function lookOf(handle: string): string {
  const digits: Record<string, string> = { 0: 'o', 1: 'i', l: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };
  return handle.replace(/[-_]/g, '').replace(/[01l3457]/g, (letter) => digits[letter] ?? letter);
}

/**
 * A handle as it is kept: compatibility forms folded (NFKC: full-width, ligatures, mathematical letters), lower case.
 * Letters that only look alike (Cyrillic а) are no letters of a handle at all.
 */
export function foldHandle(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();
}

/** What is wrong with a folded handle; null: it may be chosen, where nobody has it. */
export function handleFault(handle: string): HandleFault | null {
  if (handle.length < HANDLE_LENGTH.min || handle.length > HANDLE_LENGTH.max) return 'length';
  if (!HANDLE.test(handle)) return 'letters';
  const look = lookOf(handle);
  if (
    RESERVED_LOOKS.has(look) ||
    RESERVED_BEGINNINGS.some((beginning) => look.startsWith(beginning))
  )
    return 'reserved';
  return null;
}

/** A handle that can be asked for in an address, whoever made it. */
export const handleSchema = z.string().min(HANDLE_LENGTH.min).max(HANDLE_LENGTH.max).regex(HANDLE);

export function isGeneratedHandle(handle: string): boolean {
  return handle.startsWith(GENERATED_PREFIX);
}

/** Whether the account behind a handle was closed by its owner. */
export function isClosedHandle(handle: string): boolean {
  return handle.startsWith(CLOSED_PREFIX);
}

/** Plain words of the sea for handles that are suggested; none of them passes for an office of the site. */
const SUGGESTED_WORDS = [
  'anchor',
  'beacon',
  'buoy',
  'compass',
  'cutter',
  'deck',
  'ferry',
  'harbor',
  'keel',
  'lantern',
  'mast',
  'pilot',
  'quay',
  'rudder',
  'skiff',
  'tide',
] as const;

/** A handle that a new member may take as it is: it says nothing of them. `pick(n)` is a random whole number below n. */
export function suggestedHandle(pick: (below: number) => number): string {
  return `${SUGGESTED_WORDS[pick(SUGGESTED_WORDS.length)] ?? 'buoy'}-${100 + pick(9_900)}`;
}
