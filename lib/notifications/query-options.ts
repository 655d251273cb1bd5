import { queryOptions } from '@tanstack/react-query';
import { portMineEndpoint, watchEndpoint } from './routes';
import type { PortMine } from './schema';
import type { WatchState, WatchSubject } from './types';

/** Asked once for a page: by whoever comes first, for all its buttons. */
const ONCE = {
  staleTime: Infinity,
  refetchOnReconnect: false,
  meta: { nullWhenSignedOut: true, outlivesAsker: true },
} as const;

/** The viewer's own votes and watch on a port. Null where nobody is signed in after all: the hint cookie only hints. */
export function portMineQuery(port: number) {
  return queryOptions<PortMine | null>({ queryKey: ['mine', portMineEndpoint(port)], ...ONCE });
}

/** Whether the viewer watches this; null as above. A port's page asks once for votes and watch. */
export function watchQuery(subject: WatchSubject) {
  const queryKey = ['watch', watchEndpoint(subject)] as const;
  if ('slug' in subject || subject.portStart !== subject.portEnd) {
    return queryOptions<WatchState | null>({ queryKey, ...ONCE });
  }
  return queryOptions<WatchState | null>({
    queryKey,
    queryFn: async ({ client }) =>
      (await client.query(portMineQuery(subject.portStart)))?.watches ?? null,
    ...ONCE,
  });
}
