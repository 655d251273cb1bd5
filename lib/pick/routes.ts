import { DEFAULT_COUNT, type PickQuery } from '@/lib/pick/schema';
import { withQuery } from '@/lib/platform/address';

/** The page that finds free ports. */
export const PICK_PATH = '/pick';

/** The wishes as an address holds them; what says nothing is left out. */
function wishes({ count, run, ...rest }: Partial<PickQuery>) {
  return {
    ...rest,
    count: count === DEFAULT_COUNT ? undefined : count,
    run: run === 1 ? undefined : run,
  };
}

/** The page for these wishes. */
export function pickPath(query: Partial<PickQuery>): string {
  return withQuery(PICK_PATH, wishes(query));
}

/** The same as the API answers it. */
export function pickApiPath(query: Partial<PickQuery>): string {
  return withQuery('/api/v1/pick', wishes(query));
}
