import { z } from 'zod';
import { wholeNumber } from '@/lib/platform/list-query';
import { LOCALES } from '@/lib/i18n/locales';
import { MAX_PORT, MIN_PORT, portStatusSchema, transportSchema } from '@/lib/ports/types';
import { MATCHES, SEARCH_KINDS } from '@/lib/search/types';

export const DEFAULT_SEARCH_LIMIT = 20;
export const MAX_SEARCH_LIMIT = 100;

/** The query string of `GET /api/v1/search`. */
export const searchQuerySchema = z.object({
  /** Numbers, ranges, names, words, or a pasted line; only the first 2,000 characters count. */
  q: z.string({ error: 'must be given' }),
  kind: z.enum(SEARCH_KINDS).optional(),
  limit: wholeNumber(1, MAX_SEARCH_LIMIT).default(DEFAULT_SEARCH_LIMIT),
  /** The language whose pages the addresses lead to. */
  locale: z.enum(LOCALES).default('en'),
});

const portNumber = z.number().int().min(MIN_PORT).max(MAX_PORT);

/** What is known of a port that was asked for. */
export const foundPortSchema = z.object({
  port: portNumber,
  /** On the transport asked for, else of the port; null before the first import. */
  status: portStatusSchema.nullable(),
  transport: transportSchema.nullable(),
  /** Services that IANA assigned it to, aliases left out. */
  names: z.array(z.string()),
  /** Software that uses it in practice: the best-graded, three at most. */
  practice: z.array(z.object({ slug: z.string(), name: z.string() })),
});
export type FoundPort = z.infer<typeof foundPortSchema>;

const portSpanSchema = z.object({ start: portNumber, end: portNumber });

export const searchItemSchema = z.object({
  kind: z.enum(SEARCH_KINDS),
  title: z.string(),
  /** What it is about with the ports in one line, in English. */
  snippet: z.string(),
  /** An absolute path. */
  url: z.string(),
  /** 0 to 1.05; comparable within one answer only. */
  score: z.number(),
  /** Why it was found. */
  match: z.enum(MATCHES),
  /** One line on it, in the language asked for where somebody has said it in that; may be empty. */
  about: z.string(),
  /** The language of `about`. */
  aboutLocale: z.enum(LOCALES),
  /** All its ports as spans, both ends included, ascending. */
  spans: z.array(portSpanSchema),
  /** With kind `port` only. */
  official: foundPortSchema.nullable(),
});
export type SearchItem = z.infer<typeof searchItemSchema>;

/** The answer, best hits first. */
export const searchAnswerSchema = z.object({ items: z.array(searchItemSchema) });
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
