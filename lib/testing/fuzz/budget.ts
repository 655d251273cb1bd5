import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    fuzzTimes: number;
    fuzzSeed: number;
  }
}

/** What fast-check is told: `few` cases at every test run, always the same ones; `npm run fuzz` asks for more and others. */
export function fuzzBudget(few: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: few * inject('fuzzTimes'), seed: inject('fuzzSeed') };
}

/** Named in titles, so that what a run tried can be tried again. */
export const FUZZ_SEED = `seed ${inject('fuzzSeed')}`;
