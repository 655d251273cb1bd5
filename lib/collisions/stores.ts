import runtipi from '@/prisma/data/stores/runtipi.json';
import truenas from '@/prisma/data/stores/truenas.json';
import umbrel from '@/prisma/data/stores/umbrel.json';
import { z } from 'zod';
import type { Store } from './store-types';

const storeSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  repository: z.url(),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  date: z.iso.date(),
  path: z.string(),
  lines: z.array(z.tuple([z.string().min(1), z.number().int().min(1).max(65_535), z.string()])),
});

/** The app stores whose ports the project knows. `npm run stores` reads one again. */
export const STORES: readonly Store[] = [umbrel, runtipi, truenas].map((one) =>
  storeSchema.parse(one),
);

/** Where its lines can be read, as they were. */
export function storeSource({ repository, commit }: Store): string {
  return `${repository}/tree/${commit}`;
}
