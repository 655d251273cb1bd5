import { queryOptions } from '@tanstack/react-query';
import { softwareApiPath } from '@/lib/software/routes';
import type { SoftwareView } from './schema';

/** A software entry as everybody sees it. */
export function softwareQuery(slug: string) {
  return queryOptions<SoftwareView>({ queryKey: ['software', softwareApiPath(slug)] });
}
