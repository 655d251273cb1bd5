/** What the page may say was done; keys of the catalogue `notifications.done`. */
export const DONE = ['watching', 'ended', 'read'] as const;
export type Done = (typeof DONE)[number];

/** What it may say went wrong; keys of `notifications.faults`. */
export const FAULTS = [
  'ports',
  'too-many-watches',
  'suspended',
  'no-such-software',
  'other',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The words for a refusal. */
export function faultOf(reason: string | undefined): Fault {
  return FAULTS.find((one) => one === reason) ?? 'other';
}
