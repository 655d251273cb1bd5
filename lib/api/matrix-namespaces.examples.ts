import { ANYBODY, AUTHOR, MODERATORS, type Row, without, WRITERS } from './matrix.actors';
import type { ActorName, Stage } from './matrix.fixture';

const reason = () => ({ reason: 'Because.' });
/** Acts on what nobody else has acted on: each caller has one of their own, the author's. */
const own = (kind: string, act: string) => ({
  path: (_: Stage, actor: ActorName) => `/namespaces/${kind}-${actor}${act}`,
});
const reserved = (kind: 'active' | 'ending', act: string) => ({
  path: ({ reservations }: Stage, actor: ActorName) =>
    `/reservations/${reservations[`${kind}-${actor}`]}${act}`,
});

/** Calls about namespaces; the author owns those that are active. */
export const NAMESPACE_CALLS: Readonly<Record<string, Row>> = {
  listNamespaces: { may: ANYBODY, path: () => '/namespaces' },
  getNamespace: { may: ANYBODY, ...own('active', '') },
  listReservations: { may: ANYBODY, path: () => '/reservations' },
  askForNamespace: {
    may: without(WRITERS, 'member', 'author'),
    path: () => '/namespaces',
    body: () => ({
      ...{ slug: 'new-one', name: 'New', purpose: 'Ports of new programs', note: 'Ours.' },
      ...{ homepage: 'https://new.example.org/', proof: 'https://new.example.org/ports' },
      ranges: [{ portStart: 30_000, portEnd: 30_010 }],
    }),
  },
  decideNamespace: {
    may: MODERATORS,
    ...own('asked', '/decide'),
    body: () => ({ verdict: 'accept', reason: 'Their page says so.' }),
  },
  setNamespaceMember: {
    may: [...AUTHOR, ...MODERATORS],
    ...own('active', '/members'),
    body: () => ({ handle: 'contributor', role: 'member', reason: 'They release.' }),
  },
  closeNamespace: { may: [...AUTHOR, ...MODERATORS], ...own('closing', '/close'), body: reason },
  // Moderators are no members by that.
  reservePort: {
    may: AUTHOR,
    ...own('active', '/reservations'),
    body: () => ({ port: 20_001, transports: ['tcp'], project: 'Tool', reason: 'Soon.' }),
  },
  renewReservation: { may: AUTHOR, ...reserved('active', '/renew'), body: reason },
  endReservation: { may: [...AUTHOR, ...MODERATORS], ...reserved('ending', '/end'), body: reason },
};
