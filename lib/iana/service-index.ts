/** Where a name stands in the index: its first letter, or `0` for what begins with anything else. */
// prettier-ignore
export const INITIALS = [
  'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
  'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', '0',
] as const;
export type Initial = (typeof INITIALS)[number];

/** The initial of a service name; registry names may begin with a digit, an underscore or worse. */
export function initialOf(name: string): Initial {
  const first = name.charAt(0).toLowerCase();
  return INITIALS.find((initial) => initial === first) ?? '0';
}

/** Reads an initial from an address, or null. */
export function parseInitial(text: string | undefined): Initial | null {
  const initial = text?.toLowerCase();
  return INITIALS.find((known) => known === initial) ?? null;
}
