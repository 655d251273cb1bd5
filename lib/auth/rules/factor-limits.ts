import { DAY, MINUTE } from '@/lib/platform/clock';

/** Whoever has proven their address has so long to give the code. */
export const HALF_MINUTES = 10;
/** An app is set up within so long. */
export const SETUP_MINUTES = 15;

/** Codes that may be tried for one account: of a million, three are right at a time. */
export const CODE_TRIES = [
  { name: 'quarter', tries: 5, windowMs: 15 * MINUTE },
  { name: 'day', tries: 30, windowMs: DAY },
] as const;
