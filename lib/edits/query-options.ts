import { queryOptions } from '@tanstack/react-query';
import type { KnownUses } from './known';
import { knownUsesPath } from './routes';

/** Milliseconds without another keystroke before it is asked. */
const PAUSE_MS = 300;

/** What is reported or proposed on the ports from `start` to `end`, and of a piece of software (a slug, or '' for any). */
export function similarReportsQuery(start: number, end: number, software: string) {
  return queryOptions<KnownUses>({
    queryKey: ['similar-reports', knownUsesPath(start, { to: end, software })],
    meta: { pauseMs: PAUSE_MS },
  });
}
