import { z } from 'zod';

export const EXPORT_NAMES = ['ports.json', 'ports.csv', 'services', 'reports.jsonl'] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

export const EXPORT_TYPES: Readonly<Record<ExportName, string>> = {
  'ports.json': 'application/json; charset=utf-8',
  'ports.csv': 'text/csv; charset=utf-8; header=present',
  services: 'text/plain; charset=utf-8',
  'reports.jsonl': 'application/x-ndjson; charset=utf-8',
};

/** The query string of `GET /exports/{name}`. */
export const exportQuery = z.object({
  /** Adds confirmed reports to `services`. */
  include: z.literal('confirmed').optional(),
});
