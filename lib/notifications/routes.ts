import { z } from 'zod';
import { withQuery } from '@/lib/platform/address';
import { portSchema, rangeNameSchema, RANGES } from '@/lib/ports/types';
import type { Span, WatchSubject } from './types';

/** What happened, and what one watches. */
export const NOTIFICATIONS_PATH = '/notifications';
/** The part of that page which says what one watches. */
export const WATCHES_ANCHOR = 'watches';

/** Where the link in a letter leads that ends such letters. */
export const UNSUBSCRIBE_PATH = '/unsubscribe';
/** What takes the answer, from that page or from a mail program (RFC 8058). */
export const UNSUBSCRIBE_ENDPOINT = '/api/unsubscribe';

/** A range as an address holds it: `system`, `user`, `dynamic`, or `8000-8100`. */
export const spanTextSchema = z.union([
  rangeNameSchema.transform((name): Span => ({
    portStart: RANGES[name].start,
    portEnd: RANGES[name].end,
  })),
  z
    .string()
    .regex(/^(?:0|[1-9]\d{0,4})-(?:0|[1-9]\d{0,4})$/)
    .transform((text) => text.split('-').map(Number))
    .pipe(z.tuple([portSchema, portSchema]))
    .refine(([start, end]) => start <= end)
    .transform(([portStart, portEnd]): Span => ({ portStart, portEnd })),
]);

/** Where it is asked, begun and ended that the viewer watches something. */
export function watchEndpoint(subject: WatchSubject): string {
  if ('slug' in subject) return `/api/v1/software/${encodeURIComponent(subject.slug)}/watch`;
  const { portStart, portEnd } = subject;
  return portStart === portEnd
    ? `/api/v1/ports/${portStart}/watch`
    : `/api/v1/ranges/${portStart}-${portEnd}/watch`;
}

/** Where the viewer's own votes and watch on a port are read. */
export function portMineEndpoint(port: number): string {
  return `/api/v1/ports/${port}/mine`;
}

/** The page for members with the form for this filled in: how to watch without scripts. */
export function watchFormPath(subject: WatchSubject): string {
  return withQuery(
    NOTIFICATIONS_PATH,
    'slug' in subject
      ? { software: subject.slug }
      : { from: subject.portStart, to: subject.portEnd },
  );
}
